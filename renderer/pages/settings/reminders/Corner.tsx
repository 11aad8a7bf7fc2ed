// What reminders have to say wherever one is in Liaison: one corner, so that nothing lies over the other.
import { BackgroundOffer } from "./BackgroundOffer.tsx";
import classes from "./Corner.module.css";
import { Refused } from "./Refused.tsx";

export const Corner = () => (
  <div className={classes.corner}>
    <Refused />
    <BackgroundOffer />
  </div>
);
