/** A screen that is fetched when it is first needed. After the first visit the phone has it: the service worker keeps all of them. */
import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Broken, Loading } from "./note";

/** A part beside others (`quiet`) says nothing of being fetched, and is left out where it cannot be. */
export function lazily<P extends object>(
  load: () => Promise<ComponentType<P>>,
  quiet = false,
): ComponentType<P> {
  let known: ComponentType<P> | null = null;
  return function Lazily(props: P) {
    const [state, set] = useState<"loading" | "shown" | "broken">(known ? "shown" : "loading");
    useEffect(() => {
      let alive = true;
      const say = (next: "shown" | "broken") => alive && set(next);
      load().then(
        (component) => {
          known = component;
          say("shown");
        },
        () => say("broken"),
      );
      return () => {
        alive = false;
      };
    }, []);
    const Known = known;
    if (Known && state === "shown") return <Known {...props} />;
    if (quiet) return null;
    return state === "broken" ? <Broken /> : <Loading />;
  };
}
