import { useEffect } from "preact/hooks";
import { subjectOf } from "../../app/advice";
import type { EngineFailure } from "../../engine";
import type { Grade } from "../../gen/types/Grade";
import type { Report } from "../../gen/types/Report";
import { t } from "../../i18n";
import { Pointable, useActions } from "../actions";
import { Refused } from "../NoGrade";
import { Limits } from "../Notice";
import { OldResult } from "../OldResult";
import { PageHead } from "../PageHead";
import { Criteria } from "./Criteria";
import { Export } from "./Export";
import { Subject } from "./Finding";
import { Facts, Flaws, Outdated, PresentElements, Readability, Topics } from "./Found";
import { GradeCard } from "./GradeCard";
import { MissingElements, MissingForms, MissingTopics } from "./Missing";
import { ScopeSwitch } from "./ScopeSwitch";
import { Services } from "./Services";
import { AllTasks, BestTasks } from "./Tasks";

interface Props {
  readonly report: Report;
  /** Set when this is an old report. */
  readonly failure: EngineFailure | null;
}

/** What a web editor wants to know: the grade, what it is made of, what costs most, and what to write. */
export function EditorView({ report, failure }: Props) {
  const actions = useActions();
  useEffect(() => actions.loadAdvice(), []);
  return (
    <Pointable.Provider value={failure === null}>
      <Subject.Provider value={subjectOf(report)}>
        {failure !== null && <OldResult failure={failure} />}
        {report.grade !== null && <Graded report={report} grade={report.grade} />}
        {report.grade === null && report.refusal !== null && (
          <Refused report={report} refusal={report.refusal} />
        )}
        <Limits limits={report.limits} />
        {report.grade === null && <Flaws flaws={report.flaws} />}
        {report.grade !== null && <Sections report={report} grade={report.grade} />}
      </Subject.Provider>
    </Pointable.Provider>
  );
}

function Graded({ report, grade }: { readonly report: Report; readonly grade: Grade }) {
  return (
    <>
      <PageHead page={report.page} />
      <GradeCard grade={grade} />
      <BestTasks report={report} grade={grade} />
    </>
  );
}

function Sections({ report, grade }: { readonly report: Report; readonly grade: Grade }) {
  return (
    <>
      <ScopeSwitch scope={report.scope} />
      <ChoicesMade report={report} />
      <div class="sections">
        <AllTasks report={report} grade={grade} />
        <MissingForms forms={report.missingForms} />
        <MissingTopics topics={report.missingTopics} />
        <MissingElements elements={report.elements} />
        <Outdated outdated={report.outdated} />
        <Flaws flaws={report.flaws} />
        <Facts facts={report.facts} />
        <Readability checks={report.language} />
        <Services services={report.services} />
        <Topics topics={report.topics} />
        <PresentElements elements={report.elements} />
        <Criteria criteria={grade.criteria} />
        <Export report={report} />
      </div>
    </>
  );
}

/** What does not count because the user said so: a grade must not be better than it looks without a word. */
function ChoicesMade({ report }: { readonly report: Report }) {
  const made = report.choices.notApplicable.filter(({ applied }) => applied);
  if (made.length === 0) return null;
  return <p class="hint">{t("choicesMade", made.map(({ id, name }) => name ?? id).join(", "))}</p>;
}
