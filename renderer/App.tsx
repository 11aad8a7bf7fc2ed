// The app: providers, the store's gate, the frame and the addresses of the pages.
import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { QueryClientProvider } from "@tanstack/react-query";
import { useEffect } from "react";
import { Redirect, Route, Router, Switch } from "wouter";
import { useHashLocation } from "wouter/use-hash-location";
import { followChanges, queries, useRead } from "./api/client.ts";
import { Frame } from "./frame/Frame.tsx";
import { Preferences } from "./frame/Preferences.tsx";
import { NotFound } from "./frame/NotFound.tsx";
import { StoreGate } from "./frame/StoreGate.tsx";
import { BriefPage } from "./pages/brief/BriefPage.tsx";
import { DuplicatesPage } from "./pages/duplicates/DuplicatesPage.tsx";
import { openedKind, openedPair } from "./pages/duplicates/choose.ts";
import { ImportPage } from "./pages/import/ImportPage.tsx";
import { NegotiationPage } from "./pages/negotiations/record/NegotiationPage.tsx";
import { NegotiationsPage } from "./pages/negotiations/NegotiationsPage.tsx";
import { PartnerPage } from "./pages/partner/PartnerPage.tsx";
import { PartnersPage } from "./pages/partners/PartnersPage.tsx";
import { PayoutsPage } from "./pages/payouts/PayoutsPage.tsx";
import { PeoplePage } from "./pages/people/PeoplePage.tsx";
import { PerformancePage } from "./pages/performance/PerformancePage.tsx";
import { SharePage } from "./pages/share/SharePage.tsx";
import { SettingsPage } from "./pages/settings/SettingsPage.tsx";
import { TasksPage } from "./pages/tasks/TasksPage.tsx";
import { ThreadPage } from "./pages/thread/ThreadPage.tsx";
import { TodayPage } from "./pages/today/TodayPage.tsx";
import { TrashPage } from "./pages/trash/TrashPage.tsx";
import { UnmatchedPage } from "./pages/unmatched/UnmatchedPage.tsx";
import { routes } from "./routes.ts";
import { theme, variables } from "./theme.ts";

/** Addresses are in the hash: the page has one file, and its origin differs from runtime to runtime. */
const byHash = { hook: useHashLocation };

/** The nonce of this load: styles without it are refused by the window's policy. */
export const styleNonce = (): string =>
  document.querySelector<HTMLMetaElement>("meta[name=csp-nonce]")?.content ?? "";

export function App() {
  useEffect(followChanges, []);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={variables}
      defaultColorScheme="auto"
      getStyleNonce={styleNonce}
    >
      <QueryClientProvider client={queries}>
        <Notifications position="bottom-right" limit={4} containerWidth="26rem" />
        <StoreGate>
          <Preferences />
          <Router {...byHash}>
            <Frame>
              <Pages />
            </Frame>
          </Router>
        </StoreGate>
      </QueryClientProvider>
    </MantineProvider>
  );
}

/** Where one begins: with what is to be done, or in an empty workspace where it can be filled. */
function First() {
  const { data } = useRead((api) => api.workspace.status, {});
  return data && <Redirect to={data.empty ? routes.partners() : routes.today()} replace />;
}

function Pages() {
  return (
    <Switch>
      <Route path="/">
        <First />
      </Route>
      <Route path="/today/:id?">
        {({ id }) => <TodayPage opened={id === undefined ? null : Number(id)} />}
      </Route>
      <Route path="/partners/:id/full">{({ id }) => <PartnerPage key={id} id={Number(id)} />}</Route>
      <Route path="/partners/:id/full/changes/:batch?">
        {({ id, batch }) => (
          <PartnerPage
            key={`${id} ${batch ?? ""}`}
            id={Number(id)}
            changes={batch === undefined ? {} : { batchId: Number(batch) }}
          />
        )}
      </Route>
      <Route path="/partners/:id/brief">{({ id }) => <BriefPage key={id} id={Number(id)} />}</Route>
      {/* One route for the list with and without a record over it, so that the list stays as it is. */}
      <Route path="/partners/:id?">
        {({ id }) => <PartnersPage opened={id === undefined ? null : Number(id)} />}
      </Route>
      {/* One route with and without a pair beside, so that the list keeps its place. */}
      <Route path="/duplicates/:kind?/:pair?">
        {({ kind, pair }) => <DuplicatesPage kind={openedKind(kind)} opened={openedPair(kind, pair)} />}
      </Route>
      <Route path="/people/:id?">
        {({ id }) => <PeoplePage opened={id === undefined ? null : Number(id)} />}
      </Route>
      {/* One route with and without filters and a partner beside, so that the page stays as it is. */}
      <Route path="/performance/:question?/:who?">
        {({ question, who }) => (
          <PerformancePage address={question ?? ""} opened={who === undefined ? null : Number(who)} />
        )}
      </Route>
      {/* One route for all views of the tasks, with and without a task over them, so that the page stays as it is. */}
      <Route path="/tasks/*?">{({ "*": rest }) => <TasksPage address={rest ?? ""} />}</Route>
      <Route path="/negotiations">
        <NegotiationsPage view="list" />
      </Route>
      <Route path="/negotiations/board">
        <NegotiationsPage view="board" />
      </Route>
      <Route path="/negotiations/:id">{({ id }) => <NegotiationPage key={id} id={Number(id)} />}</Route>
      <Route path="/payouts/:partnerId?">
        {({ partnerId }) => <PayoutsPage partnerId={partnerId === undefined ? null : Number(partnerId)} />}
      </Route>
      <Route path="/unmatched/:tray?">{({ tray }) => <UnmatchedPage tray={tray ?? null} />}</Route>
      <Route path="/thread/:id">{({ id }) => <ThreadPage key={id} id={Number(id)} />}</Route>
      <Route path="/import/:token?" component={ImportPage} />
      {/* One route for all steps of a file, so that the page stays as it is. */}
      <Route path="/share/:token?/:step?">
        {({ token, step }) => <SharePage token={token ?? null} step={step ?? null} />}
      </Route>
      <Route path="/trash" component={TrashPage} />
      <Route path="/settings/:section?">{({ section }) => <SettingsPage section={section ?? null} />}</Route>
      <Route component={NotFound} />
    </Switch>
  );
}
