/** Says what just happened, to eyes and to screen readers, and goes away by itself. */
import { useEffect, useState } from "preact/hooks";

const SHOWN_MS = 3500;

let say: (text: string) => void = () => undefined;

export function announce(text: string): void {
  say(text);
}

export function Announcer() {
  const [text, setText] = useState("");
  useEffect(() => {
    let timer = 0;
    let saidAt = 0;
    say = (next) => {
      clearTimeout(timer);
      setText(next);
      timer = window.setTimeout(() => setText(""), SHOWN_MS);
      saidAt = Date.now();
    };
    // It belongs to the screen on which it was said; saying it comes just before going there.
    const onRoute = () => {
      if (Date.now() - saidAt > 500) setText("");
    };
    window.addEventListener("hashchange", onRoute);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("hashchange", onRoute);
    };
  }, []);
  return (
    <div class={text ? "toast shown" : "toast"} role="status" aria-live="polite">
      {text}
    </div>
  );
}
