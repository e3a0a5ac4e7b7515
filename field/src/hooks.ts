/** How screens see what is kept: read it, and read it again whenever it changed, here or in another tab. */
import { useEffect, useRef, useState } from "preact/hooks";
import { current, type Route } from "./route";
import { onChange } from "./store";
import { onSync, type SyncStatus, syncStatus } from "./sync";
import { onUpdate, updateWaiting } from "./update";
import { type Lang, lang, onLang, type Words, words } from "./words";

export interface Live<T> {
  value: T | undefined;
  loading: boolean;
  error: unknown;
}

/** The answer of `load`, kept fresh. Answers that come late, after a newer question, are dropped. */
export function useLive<T>(load: () => Promise<T>, deps: unknown[] = []): Live<T> {
  const [state, setState] = useState<Live<T>>({ value: undefined, loading: true, error: null });
  const asked = useRef(0);
  useEffect(() => {
    let alive = true;
    const read = () => {
      const mine = ++asked.current;
      const keep = (next: Live<T>) => {
        if (alive && mine === asked.current) setState(next);
      };
      load().then(
        (value) => keep({ value, loading: false, error: null }),
        (error: unknown) => keep({ value: undefined, loading: false, error }),
      );
    };
    read();
    const stop = onChange(read);
    return () => {
      alive = false;
      stop();
    };
  }, deps);
  return state;
}

function useListened<T>(read: () => T, listen: (listener: () => void) => () => void): T {
  const [value, setValue] = useState(read);
  useEffect(() => {
    const update = () => setValue(read);
    update();
    return listen(update);
  }, []);
  return value;
}

export function useLang(): Lang {
  return useListened(lang, onLang);
}

export function useWords(): Words {
  useLang();
  return words();
}

export function useRoute(): Route {
  const [route, setRoute] = useState(current);
  useEffect(() => {
    const update = () => setRoute(current());
    window.addEventListener("hashchange", update);
    // A screen may have moved on before this listener stood: its effects run first.
    update();
    return () => window.removeEventListener("hashchange", update);
  }, []);
  return route;
}

export function useOnline(): boolean {
  return useListened(
    () => navigator.onLine,
    (listener) => {
      window.addEventListener("online", listener);
      window.addEventListener("offline", listener);
      return () => {
        window.removeEventListener("online", listener);
        window.removeEventListener("offline", listener);
      };
    },
  );
}

export function useSync(): SyncStatus {
  return useListened(syncStatus, onSync);
}

export function useUpdateWaiting(): boolean {
  return useListened(updateWaiting, onUpdate);
}

/** The picture of a kept photo, as an address that lives as long as the screen shows it. */
export function useBlobUrl(load: () => Promise<Blob | null>, key: string): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    let alive = true;
    let made: string | null = null;
    void load().then((blob) => {
      if (!alive || !blob) return;
      made = URL.createObjectURL(blob);
      setUrl(made);
    });
    return () => {
      alive = false;
      if (made) URL.revokeObjectURL(made);
    };
  }, [key]);
  return url;
}

/** For what has just appeared because it was asked for. */
export function useFocusOnMount<T extends HTMLElement>() {
  const element = useRef<T>(null);
  useEffect(() => element.current?.focus({ preventScroll: true }), []);
  return element;
}
