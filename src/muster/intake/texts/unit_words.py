"""Words and signs by which lists name units, in seven languages, by the unit's canonical name."""

from collections.abc import Mapping

COUNTS: Mapping[str, str] = {
    "piece": "piece pieces pc pcs pce each ea unit units no nos item items stück stücke stk st einheit einheiten шт "
    "штука штуки штук одиниця одиниці одиниць од pièce pièces pce unité unités sztuka sztuki sztuk szt egz "
    "egzemplarz pezzo pezzi pz unità cad "
    "件 個 个 台 臺 輛 辆 張 张 頂 頂 條 条 枚 架 門 门 部 支 具 座 艘 隻 只 顆 颗 把 挺 面 塊 块",
    "pair": "pair pairs pr prs paar paare пара пари пар paire paires para pary par paio paia 雙 双 對 对",
    "set": "set sets kit kits satz sätze garnitur комплект комплекти комплектів компл набір набори наборів lot lots "
    "jeu jeux zestaw zestawy zestawów kpl komplet komplety kompletów serie corredo 套 組 组",
    "pack": "pack packs package packages packet packets pk pkg pkt pack. packung packungen päckchen paket pakete "
    "упаковка упаковки упаковок уп упак пачка пачки пачок paquet paquets opakowanie opakowania opakowań op paczka "
    "paczki paczek confezione confezioni conf pacco pacchi 包 盒",
    "box": "box boxes bx carton cartons ctn case cases cs kiste kisten karton kartons schachtel ящик ящики ящиків "
    "коробка коробки коробок caisse caisses boîte boîtes skrzynia skrzynie pudełko karton kartony kartonów scatola "
    "scatole cassa casse 箱",
    "pallet": "pallet pallets plt palette paletten палета палети палет піддон піддони palettes paleta palety palet "
    "bancale bancali pallet 托盤 棧板",
    "roll": "roll rolls rl rolle rollen рулон рулони рулонів rouleau rouleaux rolka rolki rolek rotolo rotoli 卷 捲",
    "bottle": "bottle bottles btl flasche flaschen пляшка пляшки флакон флакони bouteille bouteilles flacon butelka "
    "butelki bottiglia bottiglie flacone flaconi 瓶",
    "dose": "dose doses dosen доза дози доз dawka dawki dawek dosi 劑 剂",
    "container": "container containers ctr контейнер контейнери контейнерів conteneur conteneurs kontener kontenery "
    "kontenerów 貨櫃",
    "round": "round rounds rd rds schuss постріл постріли пострілів coup coups nabój naboje nabojów colpo colpi 發 发",
}
PEOPLE: Mapping[str, str] = {
    "person": "person persons people pers personen leute особа особи осіб людина людей чол personne personnes osoba "
    "osoby osób persona persone 人 名 patient patients patienten пацієнт пацієнти пацієнтів osób pacjent pacjenci "
    "pacjentów paziente pazienti 病人",
}
# The second name is pint's own.
PHYSICAL: Mapping[tuple[str, str], str] = {
    ("kg", "kilogram"): "kg kgs kilo kilos kilogram kilograms kilogramm kilogramme kilogrammes кг кілограм кілограми "
    "кілограмів kilogramy kilogramów chilo chili chilogrammo chilogrammi 公斤 千克",
    ("g", "gram"): "g gr gram grams gramm gramme grammes г грам грами грамів grammi 克",
    ("mg", "milligram"): "mg мг 毫克",
    (
        "t",
        "tonne",
    ): "t to ton tons tonne tonnes tonnen mt т тонна тонни тонн тон tona tony tonnellata tonnellate 噸 吨 公噸",
    ("lb", "pound"): "lb lbs pound pounds",
    ("l", "liter"): "l lt ltr litre litres liter liters л літр літри літрів litr litry litrów litro litri 升 公升",
    ("ml", "milliliter"): "ml мл 毫升",
    ("gal", "gallon"): "gal gallon gallons",
    (
        "m3",
        "meter ** 3",
    ): "m3 m^3 cbm cum kubikmeter м3 м^3 куб.м mc metri_cubi metres_cubes mètres_cubes кубометр кубометрів "
    "立方米 立方公尺",
    ("m2", "meter ** 2"): "m2 m^2 sqm qm quadratmeter м2 м^2 кв.м mq metri_quadri metri_quadrati mètres_carrés metrów_"
    "kwadratowych square_metres square_meters кв_м 平方米 平方公尺 坪",
    (
        "m",
        "meter",
    ): "m meter meters metre metres м метр метри метрів mètre mètres metr metry metrów metro metri lfm 米 公尺",
    ("km", "kilometer"): "km км kilometer kilometre kilometres kilometers кілометрів 公里",
    ("cm", "centimeter"): "cm см 公分",
    ("mm", "millimeter"): "mm мм millimeter millimetre 毫米 公釐",
    ("in", "inch"): "inch inches",
    ("ft", "foot"): "ft feet",
    ("kW", "kilowatt"): "kw квт kilowatt kilowatts кіловат 千瓦",
    ("W", "watt"): "w вт watt watts",
    ("MW", "megawatt"): "mw мвт megawatt 兆瓦",
    ("hp", "metric_horsepower"): "hp ps cv к.с",
    ("kVA", "kilovolt_ampere"): "kva ква",
    ("MVA", "megavolt_ampere"): "mva мва",
    ("kWh", "kilowatt_hour"): "kwh квт·год квтгод 度",
    ("MWh", "megawatt_hour"): "mwh мвт·год",
    ("kV", "kilovolt"): "kv кв 千伏",
    ("V", "volt"): "v volt volts вольт",
    ("A", "ampere"): "amp amps ampere",
    ("Ah", "ampere_hour"): "ah а·год",
    ("day", "day"): "day days tag tage день дні днів дня jour jours dzień dni giorno giorni 天 日",
    (
        "week",
        "week",
    ): "week weeks woche wochen тиждень тижні тижнів semaine semaines tydzień tygodnie tygodni settimana "
    "settimane 週 周 星期",
    (
        "month",
        "month",
    ): "month months monat monate місяць місяці місяців mois miesiąc miesiące miesięcy mese mesi 個月 个月",
    ("hour", "hour"): "h hour hours stunde stunden година години годин heure heures godzina godzin ora ore 小時",
}
