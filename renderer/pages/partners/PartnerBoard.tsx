// The board of partners: one lane for each stage.
import { useMemo } from "react";
import { call, useRead, type Api, type InputOf, type OutputOf } from "../../api/client.ts";
import { showRelative, showRelativeDay, today } from "../../format.ts";
import { usePresentation } from "../../frame/presentation.ts";
import { go, routes } from "../../routes.ts";
import board from "../../ui/board/Board.module.css";
import { Board } from "../../ui/board/Board.tsx";
import { useBoardKeys } from "../../ui/board/useBoardKeys.ts";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { StageIcon } from "../../ui/StageMark.tsx";
import { sayError, sayWithUndo } from "../../ui/undo.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { t } from "../../words.ts";
import classes from "./Partners.module.css";
import { withStage } from "./stage.tsx";

type Ask = Pick<InputOf<Api["partners"]["board"]>, "search" | "filters">;
type Column = OutputOf<Api["partners"]["board"]>["columns"][number];
type Card = Column["rows"][number];

export interface PartnerBoardProps {
  ask: Ask;
  /** One program's stages; null shows each partner's own. */
  program: number | null;
  opened: number | null;
  onFilter: () => void;
  onClose: () => void;
}

const mostInLane = 50;
const glyphOf = (stage: Column["stage"]) => <StageIcon stage={stage} />;

export function PartnerBoard({ ask, program, opened, onFilter, onClose }: PartnerBoardProps) {
  const { data, error, refetch } = useRead((api) => api.partners.board, {
    ...ask,
    ...(program !== null && { programId: program }),
    limitPerStage: mostInLane,
  });
  const lanes = useMemo(() => data?.columns.map(({ stage, ...lane }) => ({ id: stage, ...lane })), [data]);
  useBoardKeys({ opened, onFilter, onClose });
  const presenting = usePresentation();
  if (error && !data) return <ErrorNote error={error} retry={() => void refetch()} />;
  if (!lanes) return <Waiting />;
  const words = ({ name }: Card, stage: Column["stage"]) => ({ name, stage: t(`ui.names.stage.${stage}`) });
  const onPut = async (card: Card, stage: Column["stage"]): Promise<boolean> => {
    try {
      const done = await withStage(stage, (more) =>
        call((api) => api.partners.update, {
          id: card.id,
          set: { stage, ...(program !== null && { programId: program }), ...more },
        }),
      );
      if (done) sayWithUndo(t("ui.partners.moved", words(card, stage)), done.batchId);
      return done !== null;
    } catch (failure) {
      sayError(failure);
      return false;
    }
  };
  return (
    <Board
      lanes={lanes}
      nameOf={(stage) => t(`ui.names.stage.${stage}`)}
      glyph={glyphOf}
      facts={presenting ? unrated : factsOf}
      opened={opened}
      onOpen={(id) => go(routes.partner(id), opened !== null)}
      onFollow={(id) => go(routes.partner(id), true)}
      onPut={onPut}
      instructions={t("ui.partners.drag.instructions")}
      spoken={(step, card, stage) => t(`ui.partners.drag.${step}`, words(card, stage))}
    />
  );
}

/** What somebody is rated at is not for their eyes. */
const unrated = (card: Card) => factsOf({ ...card, tier: null });

function factsOf({ name, tier, lastContactAt, nextContactOn, tags }: Card) {
  return (
    <>
      <span className={board.cardName} dir="auto">
        {name}
      </span>
      <span className={board.cardMeta}>
        {tier && <span>{tier}</span>}
        {nextContactOn ? (
          <span className={classes.day} data-late={nextContactOn < today() || undefined}>
            {showRelativeDay(nextContactOn)}
          </span>
        ) : (
          lastContactAt !== null && <span>{showRelative(lastContactAt)}</span>
        )}
        {tags.length > 0 && <span>{tags.join(", ")}</span>}
      </span>
    </>
  );
}
