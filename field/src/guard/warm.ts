/** Reads the words and patterns before they are needed, in a pause, so that "Selesai" does not wait for them. */
import { compiled, rulebook } from "./rulebook";

const FIRST_PAUSE = 800;
const PAUSE = 40;
let started = false;

export function warmUp(): void {
  if (started) return;
  started = true;
  let next = 0;
  const step = () => {
    const rule = rulebook().rules[next++];
    if (!rule) return;
    "ā".search(compiled(rule.find, "", "", "g"));
    setTimeout(step, PAUSE);
  };
  setTimeout(step, FIRST_PAUSE);
}
