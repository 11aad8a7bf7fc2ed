// The catalogue, English. No sentence for a person is written anywhere else; a second language is a second file of this shape.
import { errors, problems, reasons, questions } from "./en-errors.ts";
import { ui } from "./ui/index.ts";

export const en = { errors, reasons, problems, questions, ui } as const;
