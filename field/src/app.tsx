/** Which screen is shown: by the address, and by who is signed in on this phone. */
import { useEffect, useState } from "preact/hooks";
import { isSecure, type Me, whoAmI, wipedState } from "./account";
import { useLang, useLive, useRoute, useUpdateWaiting, useWords } from "./hooks";
import { watchIdle } from "./idle";
import { Announcer } from "./parts/announcer";
import { EmptiedNote } from "./parts/emptied";
import { lazily } from "./parts/lazy";
import { Banners, Empty, Loading, Note } from "./parts/note";
import { Screen } from "./parts/screen";
import { paths, type Route, replace } from "./route";
import { TodayScreen } from "./screens/today";
import { startSync } from "./sync";

const ActivityScreen = lazily(() => import("./screens/activity").then((m) => m.ActivityScreen));
const CardScreen = lazily(() => import("./screens/card").then((m) => m.CardScreen));
const CardsScreen = lazily(() => import("./screens/cards").then((m) => m.CardsScreen));
const CompareScreen = lazily(() => import("./screens/compare").then((m) => m.CompareScreen));
const DetailScreen = lazily(() => import("./screens/detail").then((m) => m.DetailScreen));
const DirectiveScreen = lazily(() => import("./screens/directive").then((m) => m.DirectiveScreen));
const GateScreen = lazily(() => import("./screens/gate").then((m) => m.GateScreen));
const HistoryScreen = lazily(() => import("./screens/history").then((m) => m.HistoryScreen));
const LeaveScreen = lazily(() => import("./screens/leave").then((m) => m.LeaveScreen));
const OutboxScreen = lazily(() => import("./screens/outbox").then((m) => m.OutboxScreen));
const ChangePinScreen = lazily(() => import("./screens/pin").then((m) => m.ChangePinScreen));
const PinScreen = lazily(() => import("./screens/pin").then((m) => m.PinScreen));
const SettingsScreen = lazily(() => import("./screens/settings").then((m) => m.SettingsScreen));
const SignInScreen = lazily(() => import("./screens/signin").then((m) => m.SignInScreen));
const EscrowScreen = lazily(() => import("./screens/escrow").then((m) => m.EscrowScreen));
const TakeEscrowScreen = lazily(() => import("./screens/escrow").then((m) => m.TakeEscrowScreen));
const WipedScreen = lazily(() => import("./screens/wiped").then((m) => m.WipedScreen));
const WithdrawScreen = lazily(() => import("./screens/withdraw").then((m) => m.WithdrawScreen));

export function App() {
  const lang = useLang();
  useEffect(() => {
    document.documentElement.lang = lang;
  }, [lang]);
  return isSecure() ? <Secure /> : <Insecure />;
}

function Insecure() {
  const w = useWords();
  return (
    <main id="content" class="signin">
      <h1>{w.app.name}</h1>
      <Note title={w.insecure.title} detail={w.insecure.detail} tone="attention" alert />
    </main>
  );
}

function Secure() {
  const w = useWords();
  const { value: me, loading, error } = useLive(whoAmI);
  const officerId = me?.officer.officer_id;
  const open = me?.vault === "open";
  useEffect(() => (open ? startSync() : undefined), [officerId, open]);
  useEffect(watchIdle, []);
  if (loading) return <Loading />;
  if (error) {
    return (
      <main id="content" class="signin">
        <Note title={w.insecure.noStore} detail={w.insecure.noStoreDetail} tone="attention" alert />
      </main>
    );
  }
  if (!me) return <NobodyHere />;
  return <SignedIn key={officerId} me={me} />;
}

function NobodyHere() {
  const { value: wiped, loading } = useLive(wipedState);
  if (loading) return <Loading />;
  if (wiped) return <WipedScreen wiped={wiped} />;
  return <SignInScreen again={false} onDone={() => replace(paths.today)} />;
}

function SignedIn({ me }: { me: Me }) {
  const w = useWords();
  const route = useRoute();
  /** The person chose to record without opening; a draft that is behind the PIN must first be opened. */
  const [recording, setRecording] = useState(false);
  if (route.name === "signin") {
    return (
      <SignInScreen again={me.stale} number={me.officer.service_number} onDone={() => replace(paths.today)} />
    );
  }
  if (me.vault === "none" || me.vault === "renew") return <PinScreen renew={me.vault === "renew"} />;
  const closed = me.vault !== "open";
  // What may be said to everybody needs no key.
  const free = route.name === "cards" || route.name === "card" || (recording && route.name === "record");
  if (closed && !free)
    return <GateScreen me={me} locked={me.vault === "locked"} onRecord={() => setRecording(true)} />;
  return (
    <>
      <button type="button" class="skip" onClick={skip}>
        {w.app.skip}
      </button>
      <Banners stale={me.stale} closed={closed} />
      <EmptiedNote />
      <UpdateBanner route={route} />
      <Shown key={`${route.name}/${route.id}/${route.verb}`} {...{ route, me, closed }} />
      <Announcer />
    </>
  );
}

/** A button, for a link's "#content" would be taken for a route. */
function skip(): void {
  const main = document.getElementById("content");
  main?.setAttribute("tabindex", "-1");
  main?.focus();
}

/** Never in the middle of a form. */
function UpdateBanner({ route }: { route: Route }) {
  const w = useWords();
  const waiting = useUpdateWaiting();
  if (!waiting || route.name === "record" || route.name === "settings") return null;
  return (
    <a class="banner" href={paths.settings}>
      {w.banner.update}
    </a>
  );
}

function Shown({ route, me, closed }: { route: Route; me: Me; closed: boolean }) {
  const { name, id, verb } = route;
  if (name === "today") return <TodayScreen />;
  if (name === "record") return <ActivityScreen id={id} />;
  if (name === "cards") return <CardsScreen closed={closed} />;
  if (name === "card" && id) return <CardScreen id={id} closed={closed} />;
  if (name === "directive" && id) return <DirectiveScreen id={id} />;
  if (name === "outbox") return id === "file" ? <EscrowScreen /> : <OutboxScreen />;
  if (name === "compare" && id) return <CompareScreen id={id} />;
  if (name === "history" && id)
    return verb === "withdraw" ? <WithdrawScreen id={id} /> : <DetailScreen id={id} />;
  if (name === "history") return <HistoryScreen />;
  if (name === "settings") return <Settings id={id} me={me} />;
  return <Missing />;
}

function Settings({ id, me }: { id: string | null; me: Me }) {
  if (id === "leave") return <LeaveScreen />;
  if (id === "file") return <TakeEscrowScreen />;
  if (id === "pin") return <ChangePinScreen />;
  return <SettingsScreen officer={me.officer} />;
}

function Missing() {
  const w = useWords();
  return (
    <Screen title={w.app.notFound} back={paths.today}>
      <Empty title={w.app.notFound} detail={w.app.notFoundDetail} />
    </Screen>
  );
}
