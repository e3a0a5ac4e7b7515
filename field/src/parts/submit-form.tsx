import type { ComponentChildren } from "preact";

/** A form that is sent by us and checked by our own words, never by the browser's. */
export function SubmitForm({
  onSubmit,
  children,
}: {
  onSubmit: () => Promise<void> | void;
  children: ComponentChildren;
}) {
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void onSubmit();
      }}
    >
      {children}
    </form>
  );
}
