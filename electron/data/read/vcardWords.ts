// Words of vCards as data: types, messengers, and facts without a field of their own.

/** Types that say nothing a person would call a label. */
export const silentTypes: ReadonlySet<string> = new Set([
  "internet",
  "pref",
  "voice",
  "text",
  "video",
  "msg",
  "textphone",
  "x400",
  "ex",
  "other",
]);

export const typeWords: Readonly<Record<string, string>> = {
  cell: "Mobile",
  iphone: "Mobile",
  work: "Work",
  home: "Home",
  fax: "Fax",
  main: "Main",
  pager: "Pager",
  car: "Car",
  dom: "Home",
  isdn: "ISDN",
};

/** Groups of every address book of these programs, which are no tags. */
export const systemTags: ReadonlySet<string> = new Set(["mycontacts", "starred", "othercontacts", "vcards"]);

/** Messengers that older cards have as a property of their own. */
export const messengers: Readonly<Record<string, string>> = {
  "X-SKYPE": "Skype",
  "X-SKYPE-USERNAME": "Skype",
  "X-JABBER": "Jabber",
  "X-AIM": "AIM",
  "X-ICQ": "ICQ",
  "X-MSN": "MSN",
  "X-YAHOO": "Yahoo",
  "X-QQ": "QQ",
  "X-GOOGLE-TALK": "Google Talk",
  "X-TWITTER": "Twitter",
  "X-WECHAT": "WeChat",
  "X-LINKEDIN": "LinkedIn",
};

/** Facts that have no field of their own here, by the name they get. */
export const ownFacts: Readonly<Record<string, string>> = {
  ANNIVERSARY: "Anniversary",
  "X-ANNIVERSARY": "Anniversary",
  "X-MS-ANNIVERSARY": "Anniversary",
  "X-EVOLUTION-ANNIVERSARY": "Anniversary",
  "X-MAIDENNAME": "Maiden name",
  "X-SPOUSE": "Spouse",
  "X-MS-SPOUSE": "Spouse",
  "X-EVOLUTION-SPOUSE": "Spouse",
  "X-MANAGER": "Manager",
  "X-MS-MANAGER": "Manager",
  "X-EVOLUTION-MANAGER": "Manager",
  "X-ASSISTANT": "Assistant",
  "X-MS-ASSISTANT": "Assistant",
  "X-EVOLUTION-ASSISTANT": "Assistant",
  HOBBY: "Hobby",
  INTEREST: "Interest",
  EXPERTISE: "Expertise",
};
