// The board of negotiations: one lane for each stage.
import { useMemo } from "react";
import { canMove, isClosed, type Stage } from "../../../../electron/domain/negotiation/stages.ts";
import { useRead } from "../../../api/client.ts";
import { showShortAmount } from "../../../figures.ts";
import { useKeys } from "../../../frame/keys.ts";
import { go, routes } from "../../../routes.ts";
import board from "../../../ui/board/Board.module.css";
import { Board } from "../../../ui/board/Board.tsx";
import { cardAtHand, useBoardKeys } from "../../../ui/board/useBoardKeys.ts";
import { ErrorNote } from "../../../ui/ErrorNote.tsx";
import { Waiting } from "../../../ui/Waiting.tsx";
import { t } from "../../../words.ts";
import { moveNegotiation, trashNegotiations, whyNot } from "../actions.tsx";
import { NoneFits, NoNegotiations } from "../Empty.tsx";
import { DecideBy } from "../list/columns.tsx";
import type { NegotiationAsk } from "../list/filters.ts";
import { StageGlyph, TurnMark } from "../Marks.tsx";
import type { NegotiationRow } from "../negotiation.ts";
import own from "../Negotiations.module.css";
import { paragraph } from "../say.ts";

export interface NegotiationBoardProps {
  ask: Omit<NegotiationAsk, "stage">;
  onFilter: () => void;
  /** Takes the filters away. */
  onClear: () => void;
}

const mostInLane = 50;
const glyphOf = (stage: Stage) => <StageGlyph stage={stage} />;
const whyNotTo = ({ stage }: NegotiationRow, to: Stage): string | null =>
  stage === to || canMove(stage, to) ? null : whyNot(stage);

export function NegotiationBoard({ ask, onFilter, onClear }: NegotiationBoardProps) {
  const { data, error, refetch } = useRead((api) => api.negotiations.board, { ...ask, limit: mostInLane });
  const lanes = useMemo(() => data?.columns.map(({ stage, ...lane }) => ({ id: stage, ...lane })), [data]);
  const trashHere = (): boolean => {
    const id = cardAtHand();
    if (id !== null) void trashNegotiations([id]);
    return id !== null;
  };
  useBoardKeys({ onFilter });
  useKeys("ui.table.keys.title", [
    { keys: "Delete", label: "ui.table.keys.trash", run: trashHere },
    { keys: "mod+Backspace", inText: false, run: trashHere },
  ]);
  if (error && !data) return <ErrorNote error={error} retry={() => void refetch()} />;
  if (!lanes) return <Waiting />;
  if (lanes.every(({ total }) => total === 0))
    return Object.keys(ask).length === 0 ? <NoNegotiations /> : <NoneFits onClear={onClear} />;
  return (
    <Board
      lanes={lanes}
      nameOf={(stage) => t(`ui.negotiation.stage.${stage}`)}
      glyph={glyphOf}
      narrow
      facts={factsOf}
      onOpen={(id) => go(routes.negotiation(id))}
      whyNot={whyNotTo}
      onPut={moveNegotiation}
      instructions={t("ui.negotiations.board.instructions")}
      spoken={(step, card, stage) =>
        t(`ui.negotiations.board.${step}`, {
          name: t("ui.negotiations.named", { partner: card.partner.name, subject: card.subject }),
          stage: t(`ui.negotiation.stage.${stage}`),
          why: whyNotTo(card, stage) ?? "",
        })
      }
    />
  );
}

function factsOf(card: NegotiationRow) {
  const { partner, subject, turn, stage, waitingDays, decideOn, atStake, lastOffer } = card;
  return (
    <>
      <span className={board.cardName} data-strong dir="auto">
        {partner.name}
      </span>
      <span className={own.cardSubject} dir="auto">
        {subject}
      </span>
      {lastOffer && (
        <span className={own.cardOffer} dir="auto">
          {paragraph(lastOffer.terms)}
        </span>
      )}
      <span className={own.cardFacts}>
        {turn !== null && <TurnMark turn={turn} stage={stage} />}
        {waitingDays !== null && (
          <span>
            {t(waitingDays === 0 ? "ui.negotiations.sinceToday" : "ui.negotiations.waits", {
              count: waitingDays,
            })}
          </span>
        )}
      </span>
      {decideOn && !isClosed(stage) && (
        <span className={own.cardFacts}>
          <span>
            {t("ui.negotiations.decide")} <DecideBy day={decideOn} closed={false} />
          </span>
        </span>
      )}
      {atStake && (
        <span className={own.cardFacts}>
          {t("ui.negotiations.stake", { amount: showShortAmount(atStake.amount, atStake.currency) })}
        </span>
      )}
    </>
  );
}
