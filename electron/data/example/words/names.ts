// Given and family names by culture. A name in another script carries its Latin form after a slash, for e-mail addresses.

export interface Culture {
  /** BCP 47. */
  language: string;
  given: readonly string[];
  family: readonly string[];
  /** The family name stands first, without or with a space. */
  order?: "family first" | "family first, joined";
}

const split = (text: string): string[] => text.split(" ");

export const cultures = {
  german: {
    language: "de",
    given: split(
      "Jana Matthias Heike Jürgen Annika Sören Friederike Torben Käthe Moritz Swantje Björn Leonie Götz",
    ),
    family: split(
      "Brückner Hallmann Oßwald Petersdorf Krügel Weißhaupt Lindwurm Schönfelder Vormann Tiedtke Gänsler Achterberg",
    ),
  },
  british: {
    language: "en",
    given: split(
      "Imogen Callum Harriet Rhys Priya Alasdair Tamara Oluwaseun Gwen Dominic Niamh Farah Toby Morag",
    ),
    family: split(
      "Thackray Penhallow O'Rourke Ashdown Okonjo Featherby Llewelyn Marlowe Sandhu Birtwhistle MacAskill Cotterill",
    ),
  },
  american: {
    language: "en",
    given: split(
      "Marisol Dwayne Kaitlyn Jamal Brooke Tomasz Shanice Everett Luz Garrett Mei Wyatt Aaliyah Cole",
    ),
    family: split(
      "Delacroix Hutchins Nakamura Whitlock Barrientos Stallworth Lindqvist Abernathy Tran Kowalczyk Redfeather Pruitt",
    ),
  },
  canadian: {
    language: "en",
    given: split("Geneviève Owen Amrit Solène Dale Xiomara Étienne Wren"),
    family: split("Tremblay-Roy Sidhu Gallant Beausoleil Chartrand McIsaac Wapiti Fontaine"),
  },
  french: {
    language: "fr",
    given: split("Maëlle Anaïs Bérénice Loïc Hélène Yanis Garance Aurélien Fatoumata Cédric Noémie Gaël"),
    family: split(
      "Lefèbvre Charpentier Bénard D'Aubigny Mercadier Traoré Rousselin Gauthier-Hémon Vasseur Pélissier",
    ),
  },
  swedish: {
    language: "sv",
    given: split("Åsa Örjan Linnéa Göran Ebba Måns"),
    family: split("Sjögren Åkerlund Hägg Wikström Björkvall"),
  },
  polish: {
    language: "pl",
    given: split("Małgorzata Łukasz Zofia Wojciech Grażyna Kuba"),
    family: split("Wróblewska Szczepański Zięba Gołąb Kaczmarzyk"),
  },
  spanish: {
    language: "es",
    given: split("Begoña Íñigo Lucía Joaquín Montserrat Ximena Raúl Inés"),
    family: split("Ibáñez Muñoz Echeverría Peñalver Zúñiga Quintanilla Arroyo Cisneros"),
  },
  portuguese: {
    language: "pt",
    given: split("Inês João Conceição Tomás Assunção"),
    family: split("Guimarães Simões Falcão Brandão Magalhães"),
  },
  italian: {
    language: "it",
    given: split("Bruna Niccolò Ginevra Ruggero Chiara Pasquale"),
    family: split("Fontanarosa Dell'Acqua Mezzanotte Scarpelli Vitiello"),
  },
  dutch: {
    language: "nl",
    given: split("Sanne Joost Marijke Thijs Floor"),
    family: ["van den Heuvel", "de Wit", "Kuijpers", "van 't Hof", "Dijkgraaf"],
  },
  danish: {
    language: "da",
    given: split("Søren Bodil Kåre Ditte"),
    family: split("Bjerregaard Østergaard Krogh Nørby"),
  },
  finnish: {
    language: "fi",
    given: split("Päivi Jyrki Aino Väinö"),
    family: split("Hämäläinen Lehtisaari Mäkelä Ylönen"),
  },
  estonian: {
    language: "et",
    given: split("Kätlin Tõnu Reelika Ülle"),
    family: split("Põldmäe Tamm Jõgi Rebane"),
  },
  irish: {
    language: "en",
    given: split("Aoife Cillian Róisín Tadhg Síle"),
    family: ["Ó Briain", "Ní Dhomhnaill", "Fitzmaurice", "Mac Giolla", "Devane"],
  },
  czech: {
    language: "cs",
    given: split("Zdeňka Ondřej Bára Přemysl"),
    family: split("Dvořáková Růžička Šťastný Křížová"),
  },
  ukrainian: {
    language: "uk",
    given: split("Оксана/Oksana Тарас/Taras Соломія/Solomiia Богдан/Bohdan"),
    family: split("Гнатюк/Hnatiuk Левченко/Levchenko Кравець/Kravets Дзюба/Dziuba"),
  },
  greek: {
    language: "el",
    given: split("Κυριακή/Kyriaki Νίκος/Nikos Ελένη/Eleni Σταύρος/Stavros"),
    family: split("Πετρίδου/Petridou Καλογεράς/Kalogeras Μαρκάκη/Markaki Δούκας/Doukas"),
  },
  turkish: {
    language: "tr",
    given: split("Gülşah Çağrı İpek Oğuz Şebnem"),
    family: split("Yıldırım Öztürk Karadağ Ünsal Işıklı"),
  },
  hebrew: {
    language: "he",
    given: split("נועה/Noa איתן/Eitan שירה/Shira גלעד/Gilad"),
    family: split("ברקאי/Barkai לוינגר/Levinger אדלר/Adler שחם/Shaham"),
  },
  arabic: {
    language: "ar",
    given: split("ليلى/Layla يوسف/Yousef مريم/Maryam طارق/Tariq"),
    family: split("الهاشمي/Alhashimi النجار/Alnajjar بركات/Barakat الشامسي/Alshamsi"),
  },
  japanese: {
    language: "ja",
    given: split("美咲/Misaki 健太/Kenta かおり/Kaori 大輔/Daisuke 結衣/Yui"),
    family: split("佐野/Sano 村上/Murakami 小笠原/Ogasawara 長谷/Hase 斎木/Saiki"),
    order: "family first",
  },
  korean: {
    language: "ko",
    given: split("지우/Jiwoo 민서/Minseo 현준/Hyunjun 하은/Haeun"),
    family: split("남궁/Namgung 서/Seo 백/Baek 윤/Yoon"),
    order: "family first, joined",
  },
  chinese: {
    language: "zh",
    given: split("怡君/Yijun 志明/Zhiming 雅婷/Yating 俊宏/Junhong"),
    family: split("林/Lin 歐陽/Ouyang 許/Hsu 蔡/Tsai"),
    order: "family first, joined",
  },
  newZealand: {
    language: "en",
    given: split("Aroha Hamish Mārama Pita Tess"),
    family: split("Te-Ahu Ngāwhika Rutherglen Hēnare Mortlock"),
  },
  maltese: {
    language: "en",
    given: split("Ġorġ Marisa Ċensu Rebekah"),
    family: split("Żammit Buttiġieġ Farruġia Cassar-Vella"),
  },
} as const satisfies Record<string, Culture>;

export type CultureName = keyof typeof cultures;

/** One person has a name that does not fit where names usually do. */
export const longName = {
  given: "Maria do Carmo Francisca",
  middle: "Xavier de Albuquerque",
  family: "Vasconcelos e Meneses Teixeira de Sousa Coutinho",
};
