extension DemoFirm {
    /// All of the small programme, the distributors before their dealers.
    static let all = agencies + properties + foods

    private static let agencies = [
        DemoFirm(
            "Seeblick Werbeagentur", "Seeblick Werbeagentur GmbH", .agency, "channel", "dach", "Hamburg", .performer,
            .active, days: 421, people: 5, boxes: ["owner", "member"]),
        DemoFirm(
            "Harbour & Finch", "Harbour & Finch Media Ltd", .agency, "channel", "global", "London", .elite, .active,
            days: 418, people: 6),
        DemoFirm(
            "Zeitgeist & Söhne Kommunikation",
            "Zeitgeist & Söhne Kommunikations- und Vertriebsgesellschaft mbH & Co. KG",
            .agency, "channel", "dach", "Köln", .performer, .active, days: 402, people: 4),
        DemoFirm(
            "Atlas Digital", "Atlas Digital Ltd", .agency, "channel", "global", "Leeds", .performer, .active, days: 371,
            people: 3),
        DemoFirm(
            "Nordlicht Studio", "Nordlicht Studio KG", .agency, "channel", "dach", "Leipzig", .active, .active,
            days: 380, people: 2),
        DemoFirm(
            "Kastanien", "Kastanien Kommunikation GmbH", .agency, "channel", "dach", "Wien", .active, .active,
            days: 340, people: 2),
        DemoFirm(
            "Morgenstern Kreativ", "Morgenstern Kreativ GmbH", .agency, "channel", "dach", "München", .active, .active,
            days: 318, people: 3),
        DemoFirm(
            "Westend Werbung", "Westend Werbung AG", .agency, "channel", "dach", "Zürich", .active, .active, days: 287,
            people: 2),
        DemoFirm(
            "Juniper", "Juniper Creative Ltd", .agency, "service_provider", "global", "Dublin", .starter, .active,
            days: 262, people: 1),
        DemoFirm(
            "Copper Lane", "Copper Lane Ltd", .agency, "service_provider", "global", "London", .starter, .active,
            days: 176, people: 1),
        DemoFirm(
            "Pixelwiese", "Pixelwiese GbR", .agency, "channel", "dach", "Köln", .starter, .active, days: 141, people: 2),
        DemoFirm(
            "Studio Li", "Studio Li", .agency, "service_provider", "global", "London", .starter, .paused, days: 352,
            people: 1),
        DemoFirm(
            "Donau Digital", "Donau Digital e.U.", .agency, "channel", "dach", "Wien", .starter, .suspended, days: 389,
            people: 1),
        DemoFirm(
            "Falken Media", "Falken Media UG (haftungsbeschränkt)", .agency, "channel", "dach", "Leipzig", .starter,
            .archived, days: 415, people: 1),
        DemoFirm(
            "Ember", "Ember Digital Ltd", .agency, "channel", "global", "Dublin", .starter, .onboarding(2), days: 9,
            people: 1),
        DemoFirm(
            "Bridge Street Media", "Bridge Street Media Ltd", .agency, "channel", "global", "London", .starter,
            .applied, days: 3, people: 1),
    ]

    private static let properties = [
        DemoFirm(
            "Panorama Properties", "Panorama Properties LLC", .property, "broker", "uae", "Dubai", .elite, .active,
            days: 419, people: 5, boxes: ["elite"]),
        DemoFirm(
            "Gulf Horizon Real Estate Brokers", "Gulf Horizon Real Estate Brokers LLC", .property, "broker", "uae",
            "Dubai", .performer, .active, days: 405, people: 4),
        DemoFirm(
            "Alpen Immobilien", "Alpen Immobilien GmbH", .property, "channel", "dach", "München", .performer, .active,
            days: 411, people: 3),
        DemoFirm(
            "Kingsway Estates", "Kingsway Estates Ltd", .property, "broker", "global", "London", .performer, .active,
            days: 366, people: 3, quietDays: 52),
        DemoFirm(
            "Crescent Homes", "Crescent Homes Development LLC", .property, "developer", "uae", "Dubai", .active,
            .active, days: 345, people: 3),
        DemoFirm(
            "Meridian Realty", "Meridian Realty Pvt Ltd", .property, "rera_agent", "india", "Mumbai", .active, .active,
            days: 325, people: 2),
        DemoFirm(
            "Lindenhof Hausverwaltung", "Lindenhof Hausverwaltung GmbH", .property, "service_provider", "dach", "Köln",
            .starter, .active, days: 230, people: 2),
        DemoFirm(
            "Orchard Homes", "Orchard Homes Realty Pvt Ltd", .property, "rera_agent", "india", "Pune", .starter,
            .active, days: 201, people: 1),
        DemoFirm(
            "Westhafen Immobilien", "Westhafen Immobilien KG", .property, "channel", "dach", "Hamburg", .active,
            .paused, days: 408, people: 2),
        DemoFirm(
            "Skyline Brokers", "Skyline Brokers FZ-LLC", .property, "broker", "uae", "Dubai", .starter, .suspended,
            days: 300, people: 1),
        DemoFirm(
            "Bayview", "Bayview Properties Ltd", .property, "broker", "global", "Dublin", .starter, .onboarding(1),
            days: 24, people: 1),
        DemoFirm(
            "Tiergarten Wohnbau", "Tiergarten Wohnbau AG", .property, "channel", "dach", "Leipzig", .starter,
            .onboarding(0), days: 4, people: 1),
        DemoFirm(
            "Willow & Partners", "Willow & Partners Realty Pvt Ltd", .property, "developer", "india", "Mumbai",
            .starter, .invited, days: 2, people: 1),
        DemoFirm(
            "Desert Rose", "Desert Rose Realty LLC", .property, "broker", "uae", "Dubai", .starter, .applied, days: 6,
            people: 1),
    ]

    private static let foods = [
        DemoFirm(
            "Elbe Feinkost", "Elbe Feinkost-Großhandel GmbH", .food, "distributor", "dach", "Hamburg", .elite, .active,
            days: 417, people: 5),
        DemoFirm(
            "Rheingold Getränke", "Rheingold Getränkehandel GmbH & Co. KG", .food, "distributor", "dach", "Köln",
            .performer, .active, days: 396, people: 3),
        DemoFirm(
            "Silber Bio", "Silber Bio-Großhandel eG", .food, "distributor", "dach", "München", .active, .active,
            days: 360, people: 3),
        DemoFirm(
            "Bäckerei Birken", "Bäckerei Birken Inh. Hannes Baumgartner e.K.", .food, "dealer", "dach", "Leipzig",
            .starter, .active, days: 244, people: 2, boxes: ["starter"], below: "Elbe Feinkost"),
        DemoFirm(
            "Hofladen Huber", "Hofladen Huber", .food, "dealer", "dach", "München", .starter, .active, days: 168,
            people: 1, below: "Silber Bio"),
        DemoFirm(
            "Bluebell Kitchen", "Bluebell Kitchen Ltd", .food, "channel", "global", "Leeds", .starter, .active,
            days: 112, people: 1),
        DemoFirm(
            "Gewürzkontor am Hafen", "Gewürzkontor am Hafen GmbH", .food, "dealer", "dach", "Hamburg", .starter,
            .archived, days: 398, people: 1, below: "Elbe Feinkost"),
        DemoFirm(
            "Marktküche", "Marktküche Wien GmbH", .food, "dealer", "dach", "Wien", .starter, .onboarding(2), days: 16,
            people: 1, below: "Silber Bio"),
        DemoFirm(
            "Tee & Kontor", "Tee & Kontor GmbH", .food, "dealer", "dach", "Hamburg", .starter, .invited, days: 8,
            people: 1, below: "Elbe Feinkost"),
        DemoFirm(
            "Brotmanufaktur", "Brotmanufaktur Krüger GmbH", .food, "dealer", "dach", "Köln", .starter, .applied,
            days: 5, people: 1, below: "Rheingold Getränke"),
    ]
}
