"""Words and signs by which lists name units, in seven languages, by the unit's canonical name."""

from collections.abc import Mapping

from muster.domain.stated import Dimension

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
# By what they measure, and pint's own name.
PHYSICAL: Mapping[str, tuple[Dimension, str]] = {
    "kg": (Dimension.MASS, "kilogram"),
    "g": (Dimension.MASS, "gram"),
    "mg": (Dimension.MASS, "milligram"),
    "t": (Dimension.MASS, "tonne"),
    "lb": (Dimension.MASS, "pound"),
    "l": (Dimension.VOLUME, "liter"),
    "ml": (Dimension.VOLUME, "milliliter"),
    "gal": (Dimension.VOLUME, "gallon"),
    "m3": (Dimension.VOLUME, "meter ** 3"),
    "m2": (Dimension.AREA, "meter ** 2"),
    "m": (Dimension.LENGTH, "meter"),
    "km": (Dimension.LENGTH, "kilometer"),
    "cm": (Dimension.LENGTH, "centimeter"),
    "mm": (Dimension.LENGTH, "millimeter"),
    "in": (Dimension.LENGTH, "inch"),
    "ft": (Dimension.LENGTH, "foot"),
    "kW": (Dimension.POWER, "kilowatt"),
    "W": (Dimension.POWER, "watt"),
    "MW": (Dimension.POWER, "megawatt"),
    "hp": (Dimension.POWER, "metric_horsepower"),
    "kVA": (Dimension.APPARENT_POWER, "kilovolt_ampere"),
    "MVA": (Dimension.APPARENT_POWER, "megavolt_ampere"),
    "kWh": (Dimension.ENERGY, "kilowatt_hour"),
    "MWh": (Dimension.ENERGY, "megawatt_hour"),
    "kV": (Dimension.VOLTAGE, "kilovolt"),
    "V": (Dimension.VOLTAGE, "volt"),
    "A": (Dimension.CURRENT, "ampere"),
    "Ah": (Dimension.CURRENT, "ampere_hour"),
    "day": (Dimension.TIME, "day"),
    "week": (Dimension.TIME, "week"),
    "month": (Dimension.TIME, "month"),
    "hour": (Dimension.TIME, "hour"),
}
PHYSICAL_WORDS: Mapping[str, str] = {
    "kg": "kg kgs kilo kilos kilogram kilograms kilogramm kilogramme kilogrammes кг кілограм кілограми "
    "кілограмів kilogramy kilogramów chilo chili chilogrammo chilogrammi 公斤 千克",
    "g": "g gr gram grams gramm gramme grammes г грам грами грамів grammi 克",
    "mg": "mg мг 毫克",
    "t": "t to ton tons tonne tonnes tonnen mt т тонна тонни тонн тон tona tony tonnellata tonnellate 噸 吨 公噸",
    "lb": "lb lbs pound pounds",
    "l": "l lt ltr litre litres liter liters л літр літри літрів litr litry litrów litro litri 升 公升",
    "ml": "ml мл 毫升",
    "gal": "gal gallon gallons",
    "m3": "m3 m^3 cbm cum kubikmeter м3 м^3 куб.м mc metri_cubi metres_cubes mètres_cubes кубометр кубометрів "
    "立方米 立方公尺",
    "m2": "m2 m^2 sqm qm quadratmeter м2 м^2 кв.м mq metri_quadri metri_quadrati mètres_carrés "
    "metrów_kwadratowych square_metres square_meters кв_м 平方米 平方公尺 坪",
    "m": "m meter meters metre metres м метр метри метрів mètre mètres metr metry metrów metro metri lfm 米 公尺",
    "km": "km км kilometer kilometre kilometres kilometers кілометрів 公里",
    "cm": "cm см 公分",
    "mm": "mm мм millimeter millimetre 毫米 公釐",
    "in": "inch inches",
    "ft": "ft feet",
    "kW": "kw квт kilowatt kilowatts кіловат 千瓦",
    "W": "w вт watt watts",
    "MW": "mw мвт megawatt 兆瓦",
    "hp": "hp ps cv к.с",
    "kVA": "kva ква",
    "MVA": "mva мва",
    "kWh": "kwh квт·год квтгод 度",
    "MWh": "mwh мвт·год",
    "kV": "kv кв 千伏",
    "V": "v volt volts вольт",
    "A": "amp amps ampere",
    "Ah": "ah а·год",
    "day": "day days tag tage день дні днів дня jour jours dzień dni giorno giorni 天 日",
    "week": "week weeks woche wochen тиждень тижні тижнів semaine semaines tydzień tygodnie tygodni settimana "
    "settimane 週 周 星期",
    "month": "month months monat monate місяць місяці місяців mois miesiąc miesiące miesięcy mese mesi 個月 个月",
    "hour": "h hour hours stunde stunden година години годин heure heures godzina godzin ora ore 小時",
}
