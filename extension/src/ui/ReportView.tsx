import type { EngineFailure } from "../engine";
import type { Grade } from "../gen/types/Grade";
import type { Report } from "../gen/types/Report";
import { t } from "../i18n";
import { Pointable } from "./actions";
import { Criteria } from "./Criteria";
import { Facts, Outdated, PresentElements, Topics } from "./Found";
import { GradeCard } from "./GradeCard";
import { MissingElements, MissingForms, MissingTopics } from "./Missing";
import { Refused } from "./NoGrade";
import { Limits, Notice } from "./Notice";
import { OnlineAnswer } from "./OnlineAnswer";
import { PageHead } from "./PageHead";
import { Services } from "./Services";

interface Props {
  readonly report: Report;
  /** Set when this is an old report. */
  readonly failure: EngineFailure | null;
}

/** A report: with a grade, or with the reason why there is none. */
export function ReportView({ report, failure }: Props) {
  return (
    <Pointable.Provider value={failure === null}>
      {failure !== null && (
        <Notice>
          <p>{t("oldResult")}</p>
          <p>{t(`failed_${failure}`)}</p>
        </Notice>
      )}
      {report.grade !== null && <Graded report={report} grade={report.grade} />}
      {report.grade === null && report.refusal !== null && (
        <Refused report={report} refusal={report.refusal} />
      )}
    </Pointable.Provider>
  );
}

function Graded({ report, grade }: { readonly report: Report; readonly grade: Grade }) {
  return (
    <>
      <PageHead page={report.page} />
      <GradeCard grade={grade} />
      <OnlineAnswer report={report} />
      <Limits limits={report.limits} />
      <div class="sections">
        <MissingForms forms={report.missingForms} />
        <MissingTopics topics={report.missingTopics} />
        <MissingElements elements={report.elements} />
        <Outdated outdated={report.outdated} />
        <Services services={report.services} />
        <Topics topics={report.topics} />
        <PresentElements elements={report.elements} />
        <Facts facts={report.facts} />
        <Criteria criteria={grade.criteria} />
      </div>
    </>
  );
}
