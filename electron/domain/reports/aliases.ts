// Names of columns of reports of unknown make, by field, in English, German, French, Spanish, Italian, Dutch and Swedish.
import type { ReportFieldId } from "./fields.ts";

/** Compared as `columnKey` does: without case, accents, signs and a currency. */
export const aliases: Readonly<Partial<Record<ReportFieldId, readonly string[]>>> = {
  partnerId: [
    ..."publisher id|affiliate id|partner id|media partner id|aff id|affid|pub id|pubid|userid|user id|affiliateid".split(
      "|",
    ),
    ..."publisherid|partnerid|partner key|partner-id|affiliate-id|publisher-id|partner nr|partnernummer|affiliate nr".split(
      "|",
    ),
    ..."id partenaire|id affilie|id editeur|id afiliado|id socio|id affiliato|id editore|partner nummer|affiliate number".split(
      "|",
    ),
    ..."site id|website id|media id|tracking id|cid|id du partenaire|id de afiliado".split("|"),
  ],
  partnerName: [
    ..."publisher|publisher name|affiliate|affiliate name|partner|partner name|media partner|media partner name".split(
      "|",
    ),
    ..."publishers|affiliates|partners|site|site name|website name|affiliate company|influencer|creator|company".split(
      "|",
    ),
    ..."partnername|affiliatename|publishername|werbepartner|vertriebspartner|partnerseite|webseite|werbeflache".split(
      "|",
    ),
    ..."partenaire|nom du partenaire|affilie|nom de l'affilie|editeur|nom de l'editeur|afiliado|nombre del afiliado".split(
      "|",
    ),
    ..."socio|editor|affiliato|nome affiliato|editore|partnernaam|uitgever|partnernamn|utgivare|annonsplats".split(
      "|",
    ),
  ],
  partnerSite: [
    ..."website|url|publisher url|company url|site url|affiliate url|affiliate website|publisher website".split(
      "|",
    ),
    ..."site web|sitio web|sito web|webbplats|domain|domane|domaine|dominio|domein|doman".split("|"),
  ],
  partnerEmail:
    "affiliate email|partner email|publisher email|email|e-mail|e-mail-adresse|courriel|correo".split("|"),
  part: "offer|offer name|ad|ad name|creative|creative name|placement|sub id|subid|kampagne|offre|oferta|offerta".split(
    "|",
  ),
  programId: "advertiser id|program id|programme id|campaign id|merchant id|mid|programm-id|brand id".split(
    "|",
  ),
  programName: [
    ..."advertiser|advertiser name|program|program name|programme|campaign|campaign name|merchant|merchant name".split(
      "|",
    ),
    ..."brand|programm|programmname|werbetreibender|annonceur|programa|anunciante|programma|inserzionista".split(
      "|",
    ),
    ..."adverteerder|annonsor|kampanj|campagne|campana|campagna".split("|"),
  ],
  day: [
    ..."date|day|period|month|week|transaction date|order date|event date|conversion date|action date|sale date".split(
      "|",
    ),
    ..."created|created at|date created|time|timestamp|datetime|date time|time of event|report date|reporting date".split(
      "|",
    ),
    ..."start date|from|from date|period start|period from|von|du|desde|datum|tag|zeitraum|monat|bestelldatum|transaktionsdatum|zeitpunkt".split(
      "|",
    ),
    ..."erstellt|erstellt am|jour|periode|mois|date de commande|date de transaction|fecha|dia|periodo|mes".split(
      "|",
    ),
    ..."fecha de pedido|data|giorno|mese|data ordine|dag|maand|besteldatum|transactiedatum|manad|orderdatum".split(
      "|",
    ),
    "tidpunkt",
  ],
  dayTo:
    "end date|to date|to|until|through|period end|period to|bis|enddatum|jusqu'au|au|hasta|al|tot|till|date de fin|fecha de fin|data fine|einddatum|slutdatum".split(
      "|",
    ),
  time: "transaction time|order time|uhrzeit|heure|hora|ora|tijd|tid|event time".split("|"),
  currency: "currency|currency code|wahrung|devise|moneda|divisa|valuta|currencyid|monnaie".split("|"),
  impressions: [
    ..."impressions|imp|imps|impr|views|impressionen|einblendungen|ansichten|affichages|impresiones".split(
      "|",
    ),
    ..."impressioni|visualizzazioni|vertoningen|weergaven|visningar|exponeringar|pageviews|ad impressions".split(
      "|",
    ),
  ],
  clicks: [
    ..."clicks|click|clics|klicks|klick|cliques|clic|clicks total|total clicks|visits|visitas|klikken|kliks".split(
      "|",
    ),
    ..."klick totalt|klickningar|besuche|hits|payable clicks|sessions|traffic".split("|"),
  ],
  grossClicks:
    "gross clicks|raw clicks|bruttoklicks|clics bruts|clicks brutos|clic lordi|bruto klikken".split("|"),
  uniqueClicks: [
    ..."unique clicks|unique|uniques|unique visitors|eindeutige klicks|einmalige klicks|clics uniques".split(
      "|",
    ),
    ..."clics unicos|clicks unicos|clic unici|unieke klikken|unika klick|unique click".split("|"),
  ],
  orders: [
    ..."orders|sales|conversions|actions|transactions|cv|number of sales|number of orders|purchases".split(
      "|",
    ),
    ..."no of sales|sales count|order count|orders count|items sold|bestellungen|verkaufe".split("|"),
    ..."anzahl verkaufe|anzahl bestellungen|konversionen|transaktionen|abschlusse|commandes|ventes|nombre de ventes".split(
      "|",
    ),
    ..."nombre de commandes|pedidos|ventas|conversiones|transacciones|ordini|vendite|conversioni|transazioni".split(
      "|",
    ),
    ..."bestellingen|verkopen|conversies|transacties|ordrar|bestallningar|forsaljningar|konverteringar".split(
      "|",
    ),
    "sale count",
  ],
  value: [
    ..."revenue|sale amount|sales amount|order value|amount|sale value|sales value|value|turnover|gross sales".split(
      "|",
    ),
    ..."net sales|order amount|total sales|basket value|sales revenue|gmv|transaction amount|transaction value".split(
      "|",
    ),
    ..."saleamount|ordervalue|total value|umsatz|bestellwert|warenkorbwert|warenwert|nettoumsatz|wert".split(
      "|",
    ),
    ..."bruttoumsatz|betrag|chiffre d'affaires|ca|montant|montant des ventes|valeur|valeur de la commande|revenu".split(
      "|",
    ),
    ..."ingresos|importe|importe de venta|valor|valor del pedido|facturacion|ricavi|fatturato|importo".split(
      "|",
    ),
    ..."valore ordine|valore|omzet|bedrag|bestelwaarde|orderwaarde|waarde|omsattning|intakter|belopp|ordervarde".split(
      "|",
    ),
    ..."intakt|ventes montant|subtotal|order total".split("|"),
  ],
  commission: [
    ..."commission|commissions|payout|publisher commission|affiliate commission|commission amount|earnings".split(
      "|",
    ),
    ..."total commission|commission value|action cost|partner commission|reward|reward amount|provision".split(
      "|",
    ),
    ..."provisionen|provisionsbetrag|vergutung|verdienst|auszahlung|remuneration|commission editeur|gains|gain".split(
      "|",
    ),
    ..."comision|comisiones|ganancias|pago|commissione|commissioni|provvigione|provvigioni|guadagni|compenso".split(
      "|",
    ),
    ..."commissie|commissies|vergoeding|uitbetaling|provisioner|ersattning|commissionamount|comm".split("|"),
  ],
  pendingOrders:
    "pending orders|pending sales|pending conversions|pending no|offene bestellungen|pending count".split(
      "|",
    ),
  pendingValue: "pending value|pending sale amount|pending revenue|offener umsatz|pending amount".split("|"),
  pendingCommission: "pending commission|pending comm|pending payout|offene provision|open commission".split(
    "|",
  ),
  approvedOrders: [
    ..."approved orders|approved sales|approved conversions|confirmed orders|confirmed sales|confirmed no".split(
      "|",
    ),
    ..."bestatigte bestellungen|validated sales|ventes validees".split("|"),
  ],
  approvedValue:
    "approved value|approved sale amount|confirmed value|approved revenue|bestatigter umsatz".split("|"),
  approvedCommission: [
    ..."approved commission|confirmed commission|confirmed comm|approved comm|validated commission".split(
      "|",
    ),
    ..."bestatigte provision|commission validee".split("|"),
  ],
  paidOrders: "paid orders|paid sales|paid conversions|bezahlte bestellungen".split("|"),
  paidValue: "paid value|paid sale amount|paid revenue".split("|"),
  paidCommission: "paid commission|paid comm|paid payout|ausgezahlte provision|commission payee".split("|"),
  declinedOrders: [
    ..."declined orders|declined sales|rejected orders|rejected sales|reversed actions|reversals|reversed orders".split(
      "|",
    ),
    ..."declined no|cancelled orders|canceled orders|voids|abgelehnte bestellungen|stornierte bestellungen".split(
      "|",
    ),
    ..."stornos|ventes refusees|declined conversions|rejected conversions".split("|"),
  ],
  declinedValue:
    "declined value|declined sale amount|rejected value|voided value|reversed value|abgelehnter umsatz".split(
      "|",
    ),
  declinedCommission: [
    ..."declined commission|declined comm|rejected commission|reversed commission|reversed action cost".split(
      "|",
    ),
    ..."abgelehnte provision|stornierte provision|commission refusee".split("|"),
  ],
  id: [
    ..."transaction id|transactionid|conversion id|action id|commission id|sale id|event id|trans id|transid".split(
      "|",
    ),
    ..."transaktions-id|transaktionsnummer|transaktions id|id transaction|id de transaccion|id transazione|id".split(
      "|",
    ),
    ..."transactie-id|transaktionsid|tracking number|reference id".split("|"),
  ],
  order: [
    ..."order id|orderid|order number|order no|order reference|order ref|order nr|oid|reference|bestellnummer".split(
      "|",
    ),
    ..."auftragsnummer|bestell-id|bestellnr|numero de commande|id commande|numero de pedido|id pedido|pedido".split(
      "|",
    ),
    ..."numero ordine|id ordine|ordernummer|bestelnummer|conversion reference|order".split("|"),
  ],
  item: "sku|product id|item|item id|artikelnummer|produkt-id|asin|ean|product sku|reference produit".split(
    "|",
  ),
  status: [
    ..."status|state|action status|commission status|conversion status|transaction status|order status".split(
      "|",
    ),
    ..."event status|sale status|statut|estado|stato|tillstand|zustand|payment status".split("|"),
  ],
  processDay: "process date|processing date|posting date|verarbeitungsdatum".split("|"),
  processTime: ["process time"],
  quantity: "quantity|qty|items|menge|quantite|cantidad|quantita|aantal|antal|anzahl".split("|"),
  networkFee: "network fee|fee|tracking fee|cj fee|gebuhr|netzwerkgebuhr|override|frais|tarifa".split("|"),
  ctr: "ctr|click rate|click through rate|klickrate|taux de clic".split("|"),
  conversionRate:
    "conversion rate|conversion ratio|cvr|cr|konversionsrate|taux de conversion|conversie".split("|"),
  epc: "epc|earnings per click|ertrag pro klick".split("|"),
  aov: "aov|average order value|avg order value|averageorder|durchschnittlicher bestellwert".split("|"),
  cpc: "cpc|cost per click".split("|"),
};

/** Names of columns that only lists of people have. */
export const contactWords: ReadonlySet<string> = new Set(
  (
    "first name|last name|given name|family name|surname|vorname|nachname|prenom|nom de famille|nombre de pila|" +
    "apellidos|cognome|voornaam|achternaam|fornamn|efternamn|phone|mobile|phone number|mobile phone|telefon|telephone|" +
    "telefono|telefoon|birthday|geburtstag|job title"
  ).split("|"),
);
