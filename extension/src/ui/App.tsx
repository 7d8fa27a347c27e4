import { changed, settings, type View, view } from "../app/state";
import { dateText } from "../format";
import { t } from "../i18n";
import { OpenPanel } from "../panel/OpenPanel";
import { Announcer } from "./Announcer";
import { AudienceTabs, PANEL, tabId } from "./Audience";
import { useActions } from "./actions";
import { EditorView } from "./editor/EditorView";
import { Masthead } from "./Masthead";
import { ClosedPage, Failed } from "./NoGrade";
import { Notice } from "./Notice";
import { PointBar } from "./PointBar";
import { ResidentView } from "./resident/ResidentView";
import { Search } from "./resident/Search";

/** The whole interface. */
export function App() {
  const actions = useActions();
  const now = view.value;
  const { audience } = settings.value;
  return (
    <>
      <Masthead options={() => actions.options()} />
      <main class="main" data-state={now.kind} data-audience={audience} aria-busy={now.kind === "loading"}>
        <AudienceTabs />
        <div class="view" role="tabpanel" id={PANEL} aria-labelledby={tabId(audience)}>
          {changed.value && now.kind === "report" && <Changed />}
          <Body view={now} />
        </div>
      </main>
      <Footer view={now} />
      <PointBar />
      <Announcer />
    </>
  );
}

function Body({ view }: { readonly view: View }) {
  const resident = settings.value.audience === "resident";
  switch (view.kind) {
    case "loading":
      return (
        <h1 class="loading">
          <span class="loading-text">{t("loading")}</span>
        </h1>
      );
    case "report": {
      const Chosen = resident ? ResidentView : EditorView;
      return <Chosen report={view.report} failure={view.failure} />;
    }
    case "closed":
      return (
        <>
          <ClosedPage why={view.why} />
          {resident && <Search />}
        </>
      );
    case "failed":
      return <Failed why={view.why} />;
  }
}

/** What is on the screen is about an earlier version of the page. */
function Changed() {
  const actions = useActions();
  return (
    <Notice id="changed">
      <p>{t("changed")}</p>
      <button type="button" class="nl-button nl-button--secondary" onClick={() => actions.grade()}>
        {t("retry")}
      </button>
    </Notice>
  );
}

function Footer({ view }: { readonly view: View }) {
  const actions = useActions();
  return (
    <footer class="footer">
      {view.kind !== "loading" && (
        <button type="button" class="nl-button nl-button--subtle" id="again" onClick={() => actions.grade()}>
          {t("retry")}
        </button>
      )}
      {settings.value.audience === "editor" && <OpenPanel />}
      <p class="fine-print">
        {t("privacy")}
        {view.kind === "report" && (
          <span class="versions">
            {t("versions", dateText(view.report.rubric.version, t("months").split(" ")), view.report.engine)}
          </span>
        )}
      </p>
    </footer>
  );
}
