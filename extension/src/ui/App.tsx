import { pointed, type View, view } from "../app/state";
import { dateText, gradeText } from "../format";
import { language, t } from "../i18n";
import { OpenPanel } from "../panel/OpenPanel";
import { useActions } from "./actions";
import { Masthead } from "./Masthead";
import { ClosedPage, Failed } from "./NoGrade";
import { pointedText } from "./Place";
import { ReportView } from "./ReportView";

/** The whole interface. */
export function App() {
  const now = view.value;
  return (
    <>
      <Masthead />
      <main class="main" data-state={now.kind} aria-busy={now.kind === "loading"}>
        <Body view={now} />
      </main>
      <Footer view={now} />
      <Announcer view={now} />
    </>
  );
}

function Body({ view }: { readonly view: View }) {
  switch (view.kind) {
    case "loading":
      return <h1 class="loading">{t("loading")}</h1>;
    case "report":
      return <ReportView report={view.report} failure={view.failure} />;
    case "closed":
      return <ClosedPage why={view.why} />;
    case "failed":
      return <Failed why={view.why} />;
  }
}

function Footer({ view }: { readonly view: View }) {
  const actions = useActions();
  return (
    <footer class="footer">
      {view.kind !== "loading" && (
        <button type="button" class="button" id="again" onClick={() => actions.grade()}>
          {t("retry")}
        </button>
      )}
      <OpenPanel />
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

/** Says the outcome once to a screen reader. The element is there from the start: only changes are read out. */
function Announcer({ view }: { readonly view: View }) {
  return (
    <p class="visually-hidden" role="status">
      {pointed.value !== null ? pointedText(pointed.value.result) : outcome(view)}
    </p>
  );
}

function outcome(view: View): string {
  switch (view.kind) {
    case "loading":
      return "";
    case "report":
      return view.report.grade === null
        ? t("noGrade")
        : t(
            "announceGrade",
            gradeText(view.report.grade.overall.tenths, language()),
            view.report.grade.labelText,
          );
    case "closed":
      return t("noGrade");
    case "failed":
      return t("failedHeading");
  }
}
