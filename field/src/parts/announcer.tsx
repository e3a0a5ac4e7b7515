/** Says what just happened, to eyes and to screen readers, and goes away by itself. */
import { useEffect, useState } from "preact/hooks";

let say: (text: string) => void = () => undefined;

export function announce(text: string): void {
  say(text);
}

export function Announcer() {
  const [text, setText] = useState("");
  useEffect(() => {
    let timer = 0;
    say = (next) => {
      clearTimeout(timer);
      setText(next);
      timer = window.setTimeout(() => setText(""), 4000);
    };
    return () => clearTimeout(timer);
  }, []);
  return (
    <div class={text ? "toast shown" : "toast"} role="status" aria-live="polite">
      {text}
    </div>
  );
}
