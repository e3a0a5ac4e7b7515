/** Boxes that say something: nothing here yet, something to know, something to do, something wrong. */
import type { ComponentChildren } from "preact";
import { problemText } from "../drafts";
import { useOnline, useWords } from "../hooks";
import { paths } from "../route";
import type { Problem } from "../wire";

interface NoteProps {
  title: string;
  detail?: string;
  tone?: "plain" | "attention";
  alert?: boolean;
  children?: ComponentChildren;
}

export function Note({ title, detail, tone = "plain", alert = false, children }: NoteProps) {
  return (
    <div class={`note note-${tone}`} role={alert ? "alert" : undefined}>
      <p class="note-title">{title}</p>
      {detail && <p>{detail}</p>}
      {children}
    </div>
  );
}

export function ProblemNote({ problem, alert = false }: { problem: Problem; alert?: boolean }) {
  const { title, detail } = problemText(problem);
  return <Note title={title} detail={detail} tone="attention" alert={alert} />;
}

/** Every empty screen says what will appear and how. */
export function Empty({
  title,
  detail,
  children,
}: {
  title: string;
  detail: string;
  children?: ComponentChildren;
}) {
  return (
    <div class="empty">
      <p class="empty-title">{title}</p>
      <p>{detail}</p>
      {children}
    </div>
  );
}

export function Loading() {
  const w = useWords();
  return (
    <p class="loading" role="status">
      {w.app.loading}
    </p>
  );
}

export function Broken() {
  const w = useWords();
  return (
    <Note title={w.app.broken} detail={w.app.brokenDetail} tone="attention" alert>
      <a class="button" href={paths.today}>
        {w.app.toToday}
      </a>
    </Note>
  );
}

/** What is true everywhere: no signal (quietly), a session to renew, a new version. */
export function Banners({ stale, closed }: { stale: boolean; closed: boolean }) {
  const w = useWords();
  const online = useOnline();
  return (
    <div class="banners" aria-live="polite">
      {closed && <p class="banner">{w.gate.sealed}</p>}
      {stale && !closed && (
        <a class="banner banner-attention" href={paths.signin}>
          <span>{w.banner.stale}</span> <strong>{w.signin.again}</strong>
        </a>
      )}
      {!online && <p class="banner">{w.banner.offline}</p>}
    </div>
  );
}
