import type { EngineFailure } from "../engine";
import { t } from "../i18n";
import { Notice } from "./Notice";

/** Says that what follows is an earlier result, and why there is no new one. */
export function OldResult({ failure }: { readonly failure: EngineFailure }) {
  return (
    <Notice id="old">
      <p>{t("oldResult")}</p>
      <p>{t(`failed_${failure}`)}</p>
      <p class="next-step">{t(`failedNext_${failure}`)}</p>
    </Notice>
  );
}
