import { gradeText } from "../../format";
import type { Grade } from "../../gen/types/Grade";
import type { Report } from "../../gen/types/Report";
import type { Task } from "../../gen/types/Task";
import { language, t } from "../../i18n";
import { Section } from "../Section";
import { byGain } from "../select";
import { Finding } from "./Finding";

/** How many tasks fit in a glance. */
const MOST = 3;

interface Props {
  readonly report: Report;
  readonly grade: Grade;
}

/** The few things that would raise the grade most, each with what to write. */
export function BestTasks({ report, grade }: Props) {
  const tasks = byGain(report.advice).slice(0, MOST);
  if (tasks.length === 0) return <p class="nothing">{t("costsNone")}</p>;
  return (
    <section class="costs" aria-labelledby="costs-title">
      <h2 class="part-title" id="costs-title">
        {t("costs")}
      </h2>
      <TaskList tasks={tasks} grade={grade} group="task" />
    </section>
  );
}

/** Everything that would raise the grade. */
export function AllTasks({ report, grade }: Props) {
  const tasks = byGain(report.advice);
  if (tasks.length <= MOST) return null;
  return (
    <Section id="tasks" title={t("tasks")} count={tasks.length}>
      {() => <TaskList tasks={tasks} grade={grade} group="all" />}
    </Section>
  );
}

interface ListProps {
  readonly tasks: readonly Task[];
  readonly grade: Grade;
  /** Tells the same task in two lists apart. */
  readonly group: string;
}

function TaskList({ tasks, grade, group }: ListProps) {
  return (
    <div class="findings">
      {tasks.map((task) => (
        <TaskRow key={task.id} task={task} grade={grade} group={group} />
      ))}
    </div>
  );
}

interface RowProps {
  readonly task: Task;
  readonly grade: Grade;
  readonly group: string;
}

function TaskRow({ task, grade, group }: RowProps) {
  const about =
    grade.criteria.find(({ id }) => id === task.id) ?? grade.warnings.find(({ id }) => id === task.id);
  const outcome = about !== undefined && "outcome" in about ? about.outcome : "fail";
  return (
    <Finding
      id={`${group}/${task.id}`}
      name={task.title}
      outcome={outcome}
      note={gainText(task)}
      sources={about?.sources ?? []}
      evidence={task.evidence}
      task={task.textKey}
    >
      {about !== undefined && <p>{about.observed}</p>}
      <p class="item-note">{workText(task)}</p>
    </Finding>
  );
}

/** How much work it is, for whom: minutes, or hours when there are many. */
export function workText({ minutes, owner }: Pick<Task, "minutes" | "owner">): string {
  const who = t(`owner_${owner}`);
  return minutes < 60
    ? t("taskMinutes", String(minutes), who)
    : t("taskHours", String(Math.round(minutes / 60)), who);
}

/** What a task adds to the grade; less than a tenth is not nothing. */
export function gainText({ gain }: Pick<Task, "gain">): string {
  return gain === 0 ? t("gainLittle") : t("gain", gradeText(gain, language()));
}
