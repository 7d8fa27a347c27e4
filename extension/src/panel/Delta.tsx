import { gradeText } from "../format";
import { language, t } from "../i18n";

/** How the grade moved with the last change: “+0,4”. */
export function Delta({ delta }: { readonly delta: number | null }) {
  if (delta === null || delta === 0) return null;
  const amount = gradeText(Math.abs(delta), language());
  const up = delta > 0;
  return (
    <p class={`delta ${up ? "delta-up" : "delta-down"}`}>
      <span class="delta-value">
        {up ? "+" : "−"}
        {amount}
      </span>{" "}
      <span class="delta-note">{t("panelDelta")}</span>
    </p>
  );
}
