"""What the simulated municipalities write: our own wording, in several ways of saying the same."""

# What a municipality writes above its page about a topic of the rubric. Some sites use the first, some another.
TITLES = {
    "inburgering": ["Inburgering", "Inburgeren"],
    "oekraine": ["Opvang van vluchtelingen uit Oekraïne"],
    "statushouders-wonen": ["Een woning voor statushouders"],
    "aio-doorverwijzing": ["AIO-aanvulling", "Aanvulling op uw AOW (AIO)"],
    "bbz": ["Bijstand voor zelfstandigen (Bbz)", "Bbz-uitkering voor ondernemers"],
    "bijstand-hoogte": ["Hoogte van de bijstandsuitkering", "Hoeveel bijstand krijgt u?"],
    "bijstand-jongeren": ["Bijstand voor jongeren tot 27 jaar"],
    "bijstand-rechten-plichten": ["Rechten en plichten bij een bijstandsuitkering"],
    "bijstand-voorschot": ["Voorschot op de bijstandsuitkering"],
    "bijstand-wijziging": ["Wijziging doorgeven voor uw uitkering"],
    "bijstandsuitkering": ["Bijstandsuitkering", "Bijstandsuitkering aanvragen", "Uitkering van de gemeente (bijstand)"],
    "ioaw": ["IOAW-uitkering"],
    "ioaz": ["IOAZ-uitkering"],
    "dyslexie": ["Dyslexiezorg", "Hulp bij ernstige dyslexie"],
    "jeugd-crisis": ["Crisishulp voor kinderen en gezinnen"],
    "jeugd-vertrouwenspersoon": ["Vertrouwenspersoon jeugdhulp"],
    "jeugdbescherming": ["Jeugdbescherming en jeugdreclassering"],
    "jeugdgezondheidszorg": ["Consultatiebureau"],
    "jeugdhulp": ["Jeugdhulp", "Hulp voor kinderen en jongeren (jeugdhulp)"],
    "opvoedhulp": ["Hulp bij opvoeden", "Opvoedondersteuning"],
    "peuteropvang-smi": ["Kinderopvang op sociaal-medische indicatie"],
    "pgb-jeugd": ["Persoonsgebonden budget voor jeugdhulp", "Pgb voor jeugdhulp"],
    "pleegzorg": ["Pleegzorg", "Pleegouder worden"],
    "bijzondere-bijstand": ["Bijzondere bijstand", "Bijzondere bijstand aanvragen"],
    "collectieve-zorgverzekering": ["Collectieve zorgverzekering"],
    "energie-armoede": ["Hulp bij een hoge energierekening"],
    "inkomenstoeslag": ["Individuele inkomenstoeslag"],
    "kindregelingen": ["Kindpakket", "Kindpakket voor gezinnen met weinig geld"],
    "kwijtschelding": ["Kwijtschelding gemeentelijke belastingen", "Kwijtschelding aanvragen"],
    "meedoenregeling": ["Meedoenregeling"],
    "regelingen-zoeken": ["Regelingen bij een laag inkomen", "Waar heeft u recht op?"],
    "studietoeslag": ["Studietoeslag", "Individuele studietoeslag"],
    "tegemoetkoming-meerkosten": ["Tegemoetkoming voor chronisch zieken en gehandicapten"],
    "voedselbank-noodhulp": ["Voedselbank"],
    "woonkostentoeslag": ["Woonkostentoeslag"],
    "doorstroompunt-jongeren": ["Doorstroompunt"],
    "leerlingenvervoer": ["Leerlingenvervoer", "Leerlingenvervoer aanvragen"],
    "leerplicht": ["Leerplicht"],
    "taal-en-digitaal": ["Beter leren lezen en schrijven"],
    "budgetbeheer": ["Budgetbeheer", "Beschermingsbewind en budgetbeheer"],
    "schulden-spoed": ["Spoedhulp bij schulden"],
    "schuldhulp": ["Hulp bij schulden", "Schuldhulpverlening"],
    "sociale-lening": ["Sociale lening"],
    "vroegsignalering": ["Vroegsignalering van schulden"],
    "wsnp": ["Wettelijke schuldsanering (Wsnp)"],
    "klacht-sociaal-domein": ["Klacht over de gemeente"],
    "rechtshulp": ["Gratis juridische hulp"],
    "toeslagenaffaire": ["Hulp voor gedupeerden van de toeslagenaffaire"],
    "wijkteam-toegang": ["Sociaal wijkteam"],
    "tijdelijk-huisverbod": ["Tijdelijk huisverbod"],
    "veilig-thuis": ["Veilig Thuis", "Huiselijk geweld en kindermishandeling"],
    "vrouwenopvang": ["Vrouwenopvang"],
    "zorgmijders-wvggz": ["Zorgen om iemand melden"],
    "banenafspraak-loonkostensubsidie": ["Werken met een arbeidsbeperking"],
    "beschut-werk": ["Beschut werk"],
    "hulp-bij-werk": ["Hulp bij het vinden van werk"],
    "jobcoach": ["Jobcoach"],
    "begeleiding-thuis": ["Begeleiding thuis", "Individuele begeleiding"],
    "beschermd-wonen": ["Beschermd wonen"],
    "clientondersteuning": ["Onafhankelijke cliëntondersteuning"],
    "dagbesteding": ["Dagbesteding"],
    "dakloosheid-opvang": ["Opvang voor daklozen"],
    "eigen-bijdrage-wmo": ["Eigen bijdrage Wmo"],
    "gehandicaptenparkeerkaart": ["Gehandicaptenparkeerkaart", "Gehandicaptenparkeerkaart aanvragen"],
    "gehandicaptenparkeerplaats": ["Gehandicaptenparkeerplaats"],
    "huishoudelijke-hulp": ["Hulp bij het huishouden", "Huishoudelijke hulp"],
    "maaltijden-alarmering": ["Maaltijdservice"],
    "mantelzorg": ["Mantelzorg", "Hulp voor mantelzorgers"],
    "mantelzorgwaardering": ["Mantelzorgwaardering", "Mantelzorgcompliment"],
    "ouderen-langer-thuis": ["Langer zelfstandig thuis wonen"],
    "pgb-wmo": ["Persoonsgebonden budget voor de Wmo", "Pgb Wmo"],
    "respijtzorg": ["Respijtzorg"],
    "rolstoel-scootmobiel": ["Scootmobiel", "Rolstoel aanvragen"],
    "verslavingszorg": ["Hulp bij verslaving", "Verslavingszorg"],
    "wlz-doorverwijzing": ["Wet langdurige zorg (Wlz)"],
    "wmo-melding": ["Wmo-ondersteuning", "Melding voor de Wmo"],
    "wmo-spoed": ["Spoedhulp vanuit de Wmo"],
    "wmo-vervoer": ["Regiotaxi", "Vervoer met de regiotaxi"],
    "woningaanpassing": ["Woningaanpassing", "Uw woning aanpassen"],
    "urgentie-woning": ["Urgentieverklaring voor een woning", "Urgentie aanvragen voor een woning"],
}

# Applications that by law go to another organisation, with where.
EXTERNAL = {
    "bijstandsuitkering": ("UWV", "https://www.werk.nl/werkzoekenden/uitkering-aanvragen/bijstand/"),
    "aio-doorverwijzing": ("de SVB", "https://www.svb.nl/nl/aio/aanvragen"),
}

INTRO = {
    "plain": [
        "Met {name} helpt de gemeente {place} inwoners die er zelf niet uitkomen.",
        "Woont u in {place} en zoekt u {name}? Op deze pagina leest u hoe het werkt.",
        "De gemeente {place} kan u helpen met {name}. Wij kijken samen wat u nodig heeft.",
    ],
    # Long and in the language of offices, as poor pages are.
    "stiff": [
        "Ten aanzien van {name} wordt door het college van burgemeester en wethouders van de gemeente {place}, met inachtneming van de vigerende verordening en de daarop gebaseerde beleidsregels, per individueel geval beoordeeld of een belanghebbende daarvoor in aanmerking kan worden gebracht.",
        "Het college van de gemeente {place} is, gelet op het bepaalde in de van toepassing zijnde regelgeving, bevoegd om te beslissen omtrent {name}, waarbij de persoonlijke omstandigheden van de belanghebbende in ogenschouw worden genomen.",
    ],
}

CONDITIONS = ["U woont in {place}.", "U bent 18 jaar of ouder.", "Uw inkomen is niet hoog.", "U heeft een geldig legitimatiebewijs.", "U kunt het niet met hulp van familie of buren oplossen."]
EVIDENCE = ["Een kopie van uw legitimatiebewijs", "Uw laatste bankafschrift", "Een brief van uw huisarts", "Uw loonstrook van vorige maand"]

# The sections of a page: heading, and what is said below it. The quality of a site decides how many it has.
SECTIONS = [
    ("Wat is het?", "<p>{Name} is bedoeld voor inwoners van {place}. De gemeente helpt u met {name}.</p>"),
    ("Voorwaarden", "{conditions}"),
    ("Hoe vraagt u het aan?", "{channel}"),
    ("Wat heeft u nodig?", "{evidence}"),
    ("Kosten", "<p>Dit kost u niets.</p>"),
    ("Hoe lang duurt het?", "<p>U krijgt binnen {weeks} weken bericht van ons.</p>"),
    ("Niet eens met ons besluit?", "<p>U kunt binnen 6 weken bezwaar maken. Dat doet u met een brief of online met DigiD.</p>"),
    ("Hoort u niets van ons?", "<p>Zijn wij te laat met ons besluit? Dan kunt u ons een brief sturen. Dat heet een ingebrekestelling.</p>"),
    ("Hulp bij de aanvraag", "<p>Een onafhankelijke cliëntondersteuner helpt u gratis. U mag ook iemand machtigen.</p>"),
    ("Wetten en regels", "<p>De regels staan in de verordening van de gemeente {place}.</p>"),
    ("Contact", "<p>Heeft u vragen? Bel 14 038 of kom langs in het gemeentehuis.</p>"),
]
APPLYING = "Hoe vraagt u het aan?"
CHANGED = "Wijziging doorgeven"

# Pages of a municipality that name topics but are not about them.
NEWS = [
    "De markt op het plein is weer open.",
    "De weg langs het kanaal krijgt nieuw asfalt.",
    "Het zwembad verlengt de openingstijden.",
    "De gemeenteraad sprak over de begroting voor zorg en welzijn.",
    "Vorig jaar vroegen meer inwoners om hulp bij schulden dan het jaar ervoor.",
]
OTHER_PAGES = [
    ("paspoort", "Paspoort aanvragen", "<p>Een paspoort vraagt u aan in het gemeentehuis. Neem een pasfoto mee.</p><h2>Kosten</h2><p>Een paspoort kost € 87,10.</p>"),
    ("grofvuil", "Grof huishoudelijk afval", "<p>Grof huishoudelijk afval brengt u naar de milieustraat. Neem uw afvalpas mee.</p>"),
    ("parkeervergunning", "Parkeervergunning voor bewoners", "<p>Met een parkeervergunning parkeert u in uw eigen straat.</p>"),
    ("verhuizing", "Verhuizing doorgeven", "<p>Gaat u verhuizen? Geef het op tijd door met DigiD.</p>"),
    ("vergaderingen", "Vergaderingen van de gemeenteraad", "<p>De raad vergadert elke tweede donderdag. U bent welkom op de tribune.</p>"),
    ("omgevingsvergunning", "Omgevingsvergunning", "<p>Voor een dakkapel heeft u soms een vergunning nodig.</p>"),
    ("trouwen", "Trouwen", "<p>Wilt u trouwen in het stadhuis? Kies samen een datum.</p>"),
    ("riool", "Verstopt riool", "<p>Is uw riool verstopt? Kijk eerst waar de verstopping zit.</p>"),
]

# What is planted in some sites, and must be found in exactly those.
OLD_TERM = ("Wet werk en bijstand", "<p>Deze regeling staat in de Wet werk en bijstand.</p>")

# What one applies for, where it is not what the page is called, and the verb.
ASKED = {
    "inburgering": ("ontheffing van de inburgering", "aanvragen"),
    "bijstand-rechten-plichten": ("ontheffing van de arbeidsplicht", "aanvragen"),
    "bijstand-jongeren": ("bijstand", "aanvragen"),
    "jeugd-vertrouwenspersoon": ("klacht over jeugdhulp", "indienen"),
    "klacht-sociaal-domein": ("klacht", "indienen"),
    "leerplicht": ("vrijstelling van de leerplicht", "aanvragen"),
    "wijkteam-toegang": ("hulp van het wijkteam", "aanvragen"),
    "wmo-melding": ("Wmo-melding", "doen"),
    "bijstand-wijziging": ("vakantie bij uw uitkering", "melden"),
    "schuldhulp": ("schuldhulp", "aanvragen"),
    "peuteropvang-smi": ("vergoeding voor kinderopvang", "aanvragen"),
    "banenafspraak-loonkostensubsidie": ("loonkostensubsidie", "aanvragen"),
    "dakloosheid-opvang": ("opvang", "aanvragen"),
}
# What changes, where it is not what the page is called.
CHANGES_OF = {"bijstand-wijziging": "uw uitkering"}

# The executors of the simulation: those that the rubric knows to work for municipalities, and one to which the pages of
# its municipalities lead.
EXECUTORS = [
    {"name": "Orionis Walcheren", "host": "www.orioniswalcheren.nl", "municipalities": ["GM0687", "GM0717", "GM0718"], "linked": False},
    {"name": "Halte Werk", "host": "www.haltewerk.nl", "municipalities": ["GM0361", "GM1980"], "linked": True},
    {"name": "Sociale Dienst Drechtsteden", "host": "www.socialedienstdrechtsteden.nl", "municipalities": ["GM0505", "GM0642", "GM0590", "GM0610", "GM0482"], "linked": True},
]
EXECUTED = ["bijstandsuitkering", "bijzondere-bijstand", "inkomenstoeslag", "studietoeslag", "bbz", "hulp-bij-werk", "schuldhulp"]
