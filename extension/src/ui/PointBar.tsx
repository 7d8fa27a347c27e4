import { pointed } from "../app/state";
import { t } from "../i18n";
import { useActions } from "./actions";
import { Icon } from "./Icon";

/** Walks along the places of one kind, as long as one of them is marked on the page. */
export function PointBar() {
  const actions = useActions();
  const walk = pointed.value?.walk;
  if (walk === undefined) return null;
  return (
    <section class="point-bar" aria-label={t("pointBar")}>
      <p class="point-count">{t("placeNumber", String(walk.number), String(walk.of))}</p>
      {walk.of > 1 && (
        <>
          <BarButton id="previous" label={t("previous")} onClick={() => actions.step(-1)} />
          <BarButton id="next" label={t("next")} onClick={() => actions.step(1)} />
        </>
      )}
      <button
        type="button"
        class="icon-button"
        id="unmark"
        aria-label={t("unmark")}
        title={t("unmark")}
        onClick={() => actions.unmark()}
      >
        <Icon name="close" />
      </button>
    </section>
  );
}

interface ButtonProps {
  readonly id: string;
  readonly label: string;
  readonly onClick: () => void;
}

function BarButton({ id, label, onClick }: ButtonProps) {
  return (
    <button type="button" class="nl-button nl-button--secondary" id={id} onClick={onClick}>
      {label}
    </button>
  );
}
