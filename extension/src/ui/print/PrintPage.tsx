import { partsOf, stamp, summary, titleOf } from "../../export/outline";
import type { Report } from "../../gen/types/Report";
import { t } from "../../i18n";
import { Pointable, Unfolded } from "../actions";
import { Criteria } from "../editor/Criteria";
import { GradeCard } from "../editor/GradeCard";
import { Logo } from "../Masthead";

interface Props {
  /** Null when there is nothing to print. */
  readonly report: Report | null;
  readonly print: () => void;
}

/** One report on paper: everything open, nothing to click but the button. */
export function PrintPage({ report, print }: Props) {
  return (
    <>
      <header class="masthead">
        <Logo />
        <span class="brand">{t("appName")}</span>
      </header>
      <main class="main print">
        {report === null ? (
          <>
            <h1>{t("printTitle")}</h1>
            <p>{t("printNone")}</p>
          </>
        ) : (
          <Printed report={report} print={print} />
        )}
      </main>
    </>
  );
}

function Printed({ report, print }: { readonly report: Report; readonly print: () => void }) {
  return (
    <Pointable.Provider value={false}>
      <Unfolded.Provider value={true}>
        <button type="button" class="nl-button nl-button--primary no-print" id="print" onClick={print}>
          {t("printButton")}
        </button>
        <p class="print-title">{titleOf(report)}</p>
        {report.page.address !== null && <p class="where">{t("printAddress", report.page.address)}</p>}
        {report.grade === null ? (
          <>
            <h1>{t("printTitle")}</h1>
            {summary(report).map((line) => (
              <p key={line}>{line}</p>
            ))}
          </>
        ) : (
          <GradeCard grade={report.grade} />
        )}
        {partsOf(report).map(({ title, lines }) => (
          <section key={title} class="print-part">
            <h2 class="part-title">{title}</h2>
            <ul class="bullets">
              {lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </section>
        ))}
        {report.grade !== null && <Criteria criteria={report.grade.criteria} />}
        <p class="fine-print">{stamp(report)}</p>
      </Unfolded.Provider>
    </Pointable.Provider>
  );
}
