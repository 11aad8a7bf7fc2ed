// Gmail's own folders among the labels of a message: Takeout writes them in the language of the account.

export type GmailFolder = "spam" | "trash" | "draft" | "sent" | "chat";

const names: Readonly<Record<GmailFolder, string>> = {
  spam: "spam|junk|skräppost|søppelpost|roskaposti|спам|迷惑メール|垃圾邮件",
  trash:
    "trash|bin|papierkorb|corbeille|papelera|cestino|lixeira|lixo|prullenbak|kosz|papperskorgen|papirkurv|papirkurven|roskakori|koš|kuka|корзина|кошик|çöp kutusu|ゴミ箱|已删除邮件",
  draft:
    "draft|drafts|entwurf|entwürfe|brouillons|borradores|bozze|rascunhos|concepten|wersje robocze|szkice|utkast|kladder|luonnokset|koncepty|piszkozatok|черновики|чернетки|taslaklar|下書き|草稿",
  sent: "sent|sent mail|gesendet|messages envoyés|envoyés|enviados|inviati|posta inviata|verzonden|verzonden berichten|wysłane|skickat|sendt|sendte|lähetetyt|odeslané|elküldött|отправленные|надіслані|gönderilmiş postalar|gönderilenler|送信済み|已发邮件",
  chat: "chat|chats",
};

const folders = new Map(
  Object.entries(names).flatMap(([folder, text]) =>
    text.split("|").map((name) => [name, folder as GmailFolder] as const),
  ),
);

/** The folder that a label stands for, null for a label of the manager's own. */
export const gmailFolder = (label: string): GmailFolder | null =>
  folders.get(label.normalize("NFC").toLowerCase()) ?? null;
