/** The frame of every screen: title that takes the focus, the unsent count that never hides, content, action at thumb height. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { useRoute, useWords } from "../hooks";
import { paths } from "../route";
import { Mark } from "./icons";
import { Unsent } from "./unsent";

interface ScreenProps {
  title: string;
  /** Where "back" leads; top screens have none and show the menu instead. */
  back?: string;
  foot?: ComponentChildren;
  children: ComponentChildren;
}

export function Screen({ title, back, foot, children }: ScreenProps) {
  const w = useWords();
  const heading = useTitleFocus(title, w.app.name);
  return (
    <div class="screen">
      <header class="top">
        {back ? (
          <a class="back" href={back}>
            <span aria-hidden="true">‹</span>
            <span class="unseen">{w.app.back}</span>
          </a>
        ) : (
          <Mark />
        )}
        <div class="titles">
          <h1 tabIndex={-1} ref={heading}>
            {title}
          </h1>
        </div>
        <Unsent />
      </header>
      <main id="content">{children}</main>
      <div class="bottom">
        {foot && (
          <section class="foot" aria-label={w.app.action}>
            {foot}
          </section>
        )}
        {!back && <Menu />}
      </div>
    </div>
  );
}

/** A screen reader says where one has arrived; the tab's title says it too. */
function useTitleFocus(title: string, app: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = title === app ? app : `${title} · ${app}`;
  }, [title, app]);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, []);
  return heading;
}

function Menu() {
  const w = useWords();
  const { name } = useRoute();
  const entries = ["today", "cards", "history", "outbox", "settings"] as const;
  return (
    <nav class="menu" aria-label={w.app.menu}>
      {entries.map((entry) => (
        <a key={entry} href={paths[entry]} aria-current={name === entry ? "page" : undefined}>
          {w.nav[entry]}
        </a>
      ))}
    </nav>
  );
}
