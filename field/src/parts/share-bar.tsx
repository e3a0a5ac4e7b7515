/** The ways to hand a card on: the phone's own sheet, or WhatsApp's address and the clipboard where there is none. */
import { useState } from "preact/hooks";
import { canShare, copy, share, sharedText, whatsAppLink } from "../share";
import type { Card, Wording } from "../wire";
import { useCarriedWords } from "../words/carried";
import { announce } from "./announcer";

export function ShareBar({ card, wording }: { card: Card; wording: Wording }) {
  const c = useCarriedWords();
  const [byHand, setByHand] = useState(!canShare());
  const shared = sharedText(card, wording, c.card.sourceOf(card.source));
  if (!byHand) {
    return (
      <button
        type="button"
        class="button wide"
        onClick={() => void share(shared).then((done) => setByHand(!done))}
      >
        {c.card.share}
      </button>
    );
  }
  const copyIt = async () => announce((await copy(shared)) ? c.card.copied : c.card.cannotCopy);
  return (
    <div class="share">
      <a class="button" href={whatsAppLink(shared)} target="_blank" rel="noopener noreferrer">
        {c.card.whatsApp}
      </a>
      <button type="button" class="button" onClick={() => void copyIt()}>
        {c.card.copy}
      </button>
    </div>
  );
}
