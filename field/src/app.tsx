/** Which screen is shown: by the address, and by who is signed in on this phone. */
import { useEffect } from "preact/hooks";
import { isSecure, type Me, whoAmI } from "./account";
import { useLang, useLive, useRoute, useUpdateWaiting, useWords } from "./hooks";
import { Announcer } from "./parts/announcer";
import { Banners, Empty, Loading, Note } from "./parts/note";
import { Screen } from "./parts/screen";
import { paths, type Route, replace } from "./route";
import { ActivityScreen } from "./screens/activity";
import { DetailScreen } from "./screens/detail";
import { HistoryScreen } from "./screens/history";
import { LeaveScreen } from "./screens/leave";
import { OutboxScreen } from "./screens/outbox";
import { SettingsScreen } from "./screens/settings";
import { SignInScreen } from "./screens/signin";
import { TodayScreen } from "./screens/today";
import { WithdrawScreen } from "./screens/withdraw";
import { startSync } from "./sync";

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
  useEffect(() => (officerId === undefined ? undefined : startSync()), [officerId]);
  if (loading) return <Loading />;
  if (error) {
    return (
      <main id="content" class="signin">
        <Note title={w.insecure.noStore} detail={w.insecure.noStoreDetail} tone="attention" alert />
      </main>
    );
  }
  if (!me) return <SignInScreen again={false} onDone={() => replace(paths.today)} />;
  return <SignedIn key={officerId} me={me} />;
}

function SignedIn({ me }: { me: Me }) {
  const w = useWords();
  const route = useRoute();
  if (route.name === "signin") {
    return (
      <SignInScreen again={me.stale} number={me.officer.service_number} onDone={() => replace(paths.today)} />
    );
  }
  return (
    <>
      <button type="button" class="skip" onClick={skip}>
        {w.app.skip}
      </button>
      <Banners stale={me.stale} />
      <UpdateBanner route={route} />
      <Shown key={`${route.name}/${route.id}/${route.verb}`} route={route} me={me} />
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

function Shown({ route, me }: { route: Route; me: Me }) {
  const { name, id, verb } = route;
  if (name === "today") return <TodayScreen />;
  if (name === "record") return <ActivityScreen id={id} />;
  if (name === "outbox") return <OutboxScreen />;
  if (name === "history" && id)
    return verb === "withdraw" ? <WithdrawScreen id={id} /> : <DetailScreen id={id} />;
  if (name === "history") return <HistoryScreen />;
  if (name === "settings") return id === "leave" ? <LeaveScreen /> : <SettingsScreen officer={me.officer} />;
  return <Missing />;
}

function Missing() {
  const w = useWords();
  return (
    <Screen title={w.app.notFound} back={paths.today}>
      <Empty title={w.app.notFound} detail={w.app.notFoundDetail} />
    </Screen>
  );
}
