/** A record being written: a new one, a refused one, or the correction of one that was received. */
import { useEffect, useState } from "preact/hooks";
import { discardDraft, openForm } from "../drafts";
import { useWords } from "../hooks";
import { newId } from "../ids";
import { announce } from "../parts/announcer";
import { Confirm } from "../parts/confirm";
import { TextField } from "../parts/form/box";
import { Count, Heard, Narrative, Partners, Themes } from "../parts/form/content";
import { Delivered } from "../parts/form/delivered";
import { Details, Started } from "../parts/form/details";
import { type Form, focusField, useFocusFirst, useForm } from "../parts/form/form";
import { Photos } from "../parts/form/photos";
import { RefusedNote } from "../parts/form/refused";
import { What } from "../parts/form/what";
import { Where } from "../parts/form/where";
import { NoPosting } from "../parts/no-posting";
import { Broken, Loading, Note } from "../parts/note";
import { Screen } from "../parts/screen";
import { paths, replace } from "../route";
import { needsOf } from "../vocabulary";

type Opened = Awaited<ReturnType<typeof openForm>>;

export function ActivityScreen({ id }: { id: string | null }) {
  const w = useWords();
  const [opened, setOpened] = useState<Opened | "loading" | "broken">("loading");
  useEffect(() => {
    if (id === null) return replace(paths.draft(newId()));
    let alive = true;
    openForm(id).then(
      (answer) => alive && setOpened(answer),
      () => alive && setOpened("broken"),
    );
    return () => {
      alive = false;
    };
  }, [id]);
  useEffect(() => {
    if (opened === "finished" && id) replace(paths.detail(id));
  }, [opened]);
  if (typeof opened === "object") return <FormScreen opened={opened} />;
  return (
    <Screen title={w.form.title} back={paths.today}>
      {opened === "no_posting" && <NoPosting />}
      {opened === "broken" && <Broken />}
      {opened === "locked" && (
        <Note title={w.gate.draftLocked} detail={w.gate.draftLockedDetail} tone="attention">
          <a class="button" href={paths.today}>
            {w.gate.toGate}
          </a>
        </Note>
      )}
      {(opened === "loading" || opened === "finished") && <Loading />}
    </Screen>
  );
}

function FormScreen({ opened }: { opened: Exclude<Opened, string> }) {
  const w = useWords();
  const form = useForm(opened);
  useFocusFirst(form);
  const amending = form.draft.mode === "amend";
  const finish = async () => {
    if (!(await form.submit())) return;
    announce(navigator.onLine ? w.form.saved : w.outbox.waitingLead);
    replace(amending ? paths.detail(form.draft.activity_id) : paths.today);
  };
  const discard = async () => {
    await discardDraft(form.draft);
    replace(paths.today);
  };
  return (
    <Screen title={amending ? w.form.correct : w.form.title} back={paths.today} foot={<Finish form={form} />}>
      <form
        id="record"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void finish();
        }}
      >
        <Said form={form} />
        <Questions form={form} />
        <Confirm
          label={w.form.discard}
          question={w.form.discardSure}
          yes={w.form.discardYes}
          onYes={() => void discard()}
        />
      </form>
    </Screen>
  );
}

function Questions({ form }: { form: Form }) {
  const w = useWords();
  const needs = needsOf(form.draft.body.kind);
  return (
    <>
      <What form={form} />
      <Where form={form} />
      {needs.includes("leaflets_given") && (
        <Count form={form} field="leaflets_given" label={w.form.leaflets} name={w.fields.leaflets_given} />
      )}
      <Count form={form} field="people_reached" label={w.form.people} name={w.fields.people_reached} />
      {needs.includes("partners") && <Partners form={form} />}
      <Delivered form={form} label={w.fields.delivered} />
      <Themes form={form} />
      <Heard form={form} />
      <Narrative form={form} />
      <Photos form={form} />
      <Started form={form} />
      <Details form={form} />
    </>
  );
}

/** What a reviewer or the server said, above the form that answers it. */
function Said({ form }: { form: Form }) {
  const w = useWords();
  const { said, mode, reason, pointed } = form.draft;
  const names = w.fields as Record<string, string>;
  return (
    <>
      {said && (
        <Note title={w.form.said} detail={said} tone="attention">
          <div class="row">
            {pointed
              .filter((field) => names[field])
              .map((field) => (
                <button type="button" class="button" key={field} onClick={() => focusField(field)}>
                  {w.form.toField(names[field] ?? field)}
                </button>
              ))}
          </div>
        </Note>
      )}
      {mode === "amend" && (
        <TextField
          form={form}
          field="reason"
          label={w.form.reason}
          value={reason}
          onText={(text) => form.setDraft({ reason: text })}
        />
      )}
    </>
  );
}

function Finish({ form }: { form: Form }) {
  const w = useWords();
  const wrong = form.problems.length;
  return (
    <>
      <RefusedNote form={form} />
      {wrong > 0 && (
        <p class="foot-note">
          <strong>
            {form.problems[0]?.code === "nothing_changed" ? w.rules.nothing_changed : w.form.problems(wrong)}
          </strong>{" "}
          {w.form.problemsDetail}
        </p>
      )}
      <button type="submit" form="record" class="button primary" disabled={form.busy}>
        {w.form.finish}
      </button>
    </>
  );
}
