// What the columns of reports are called and what each of them means; the keys are those of `reportFields`.
export const reports = {
  fields: {
    partnerId: { label: "Partner id", definition: "The id that the network gives the partner." },
    partnerName: { label: "Partner", definition: "The partner's name as the network spells it." },
    partner: {
      label: "Partner with id",
      definition: "The partner's name with the network's id in brackets behind it.",
    },
    partnerSite: {
      label: "Partner's site",
      definition: "The website by which the partner can be recognised.",
    },
    partnerEmail: {
      label: "Partner's e-mail",
      definition: "The address by which the partner can be recognised.",
    },
    part: {
      label: "Part (site, offer)",
      definition:
        "What tells several rows of one partner and period apart: a site of the partner, an offer, a placement.",
    },
    programId: { label: "Program id", definition: "The network's id of the advertiser or campaign." },
    programName: { label: "Program", definition: "The advertiser or campaign as the network names it." },
    day: {
      label: "Day or period",
      definition: "The day the order was placed, or the day, month or range of days that the row sums up.",
    },
    dayTo: {
      label: "Last day",
      definition: "The last day that the row sums up, where it has a column of its own.",
    },
    time: {
      label: "Time",
      definition: "The time of day the order was placed, where it has a column of its own.",
    },
    currency: { label: "Currency", definition: "The currency of the row's amounts, as a code or a sign." },
    impressions: { label: "Impressions", definition: "How often an ad of the partner was shown." },
    clicks: {
      label: "Clicks",
      definition:
        "Valid clicks that were counted for the partner; impact.com calls them payable, Everflow simply clicks.",
    },
    grossClicks: {
      label: "Gross clicks",
      definition: "All clicks with the invalid and duplicate ones; they are shown and not counted as clicks.",
    },
    uniqueClicks: {
      label: "Unique clicks",
      definition: "Clicks of different visitors; those of two days cannot be added up.",
    },
    value: { label: "Order value", definition: "What the customers paid for the goods, before commission." },
    commission: {
      label: "Commission",
      definition: "What the partner earns; Everflow calls it payout, impact.com action cost.",
    },
    orders: { label: "Orders", definition: "Orders that were not declined, pending ones included." },
    totalOrders: {
      label: "Orders, total",
      definition: "Pending and approved orders together, as the network totals them.",
    },
    totalValue: {
      label: "Order value, total",
      definition: "The value of pending and approved orders together.",
    },
    totalCommission: {
      label: "Commission, total",
      definition: "The commission of pending and approved orders together, bonuses included.",
    },
    pendingOrders: {
      label: "Orders, pending",
      definition: "Orders that nobody has approved or declined yet.",
    },
    pendingValue: { label: "Order value, pending", definition: "The value of orders that are pending." },
    pendingCommission: {
      label: "Commission, pending",
      definition: "The commission of orders that are pending.",
    },
    approvedOrders: {
      label: "Orders, approved",
      definition:
        "Orders that stand; where a network only has the number without the reversed ones, it is this.",
    },
    approvedValue: {
      label: "Order value, approved",
      definition: "The value of orders that stand, without returns.",
    },
    approvedCommission: {
      label: "Commission, approved",
      definition: "The commission of orders that stand, bonuses included.",
    },
    paidOrders: {
      label: "Orders, paid",
      definition: "Orders whose commission has been paid to the partner.",
    },
    paidValue: {
      label: "Order value, paid",
      definition: "The value of orders whose commission has been paid.",
    },
    paidCommission: {
      label: "Commission, paid",
      definition: "The commission that has been paid to the partner.",
    },
    declinedOrders: {
      label: "Orders, declined",
      definition: "Orders that were declined, reversed or voided.",
    },
    declinedValue: {
      label: "Order value, declined",
      definition: "The value of orders that were declined, reversed or voided.",
    },
    declinedCommission: {
      label: "Commission, declined",
      definition: "The commission that the partner lost with declined orders, without a sign.",
    },
    id: {
      label: "Transaction id",
      definition: "The network's own id of the order; a later download updates the order with it.",
    },
    order: {
      label: "Order number",
      definition: "The shop's number of the order; several rows may share it.",
    },
    item: {
      label: "Item",
      definition: "The article that the row is about, where an order has a row for each.",
    },
    status: {
      label: "Status",
      definition: "Whether the order is pending, approved, paid or declined, in the network's words.",
    },
    original: {
      label: "Original",
      definition: "Whether the row is the first one of its order; a no makes it a correction.",
    },
    declinedFlag: { label: "Voided", definition: "A yes declines the order." },
    approvedFlag: { label: "Locked", definition: "A yes approves the order; otherwise it is pending." },
    pendingFlag: { label: "Pending", definition: "A yes keeps the order pending, even where it is locked." },
    paidFlag: { label: "Paid out", definition: "A yes, or a day, makes an approved order a paid one." },
    processDay: {
      label: "Process day",
      definition: "The day the network booked the row; it tells several corrections apart.",
    },
    processTime: { label: "Process time", definition: "The time of day the network booked the row." },
    quantity: { label: "Items", definition: "How many articles were bought; it is shown and not stored." },
    networkRevenue: {
      label: "Network's revenue",
      definition:
        "What the network or agency earns from the advertiser; it is no order value and not counted as one.",
    },
    networkFee: {
      label: "Network fee",
      definition: "What the network takes on top; it is worked out from the program's terms.",
    },
    cost: {
      label: "Cost",
      definition: "Commission and fee together; it is worked out from the program's terms.",
    },
    ctr: { label: "CTR", definition: "Clicks divided by impressions; it is worked out." },
    conversionRate: { label: "Conversion rate", definition: "Orders divided by clicks; it is worked out." },
    epc: { label: "EPC", definition: "Commission divided by clicks, per click; it is worked out." },
    epcPer100: {
      label: "EPC, per 100 clicks",
      definition:
        "CJ and ShareASale state the commission of 100 clicks; here it is divided by 100 and worked out per click.",
    },
    aov: { label: "Average order value", definition: "Order value divided by orders; it is worked out." },
    cpc: { label: "Cost per click", definition: "Cost divided by clicks; it is worked out." },
  },
} as const;
