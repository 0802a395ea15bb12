"""Words for numbers in English, Ukrainian, German, French, Polish and Italian, as tables.

Other forms of a word stand beside it after a stroke.
"""

from collections.abc import Mapping

from muster.intake.texts.plain import word_set

SMALL: Mapping[str, str] = {
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty",
    "uk": "нуль один|одна|одне|одного|одну два|дві|двох три|трьох чотири|чотирьох п'ять|п'яти|пять шість|шести сім|"
    "семи вісім|восьми дев'ять|дев'яти|девять десять|десяти одинадцять|одинадцяти дванадцять|дванадцяти тринадцять "
    "чотирнадцять п'ятнадцять|п'ятнадцяти шістнадцять сімнадцять вісімнадцять дев'ятнадцять двадцять|двадцяти",
    "de": "null ein|eins|eine|einen|einem zwei|zwo drei vier fünf|fuenf sechs sieben acht neun zehn elf zwölf|"
    "zwoelf dreizehn vierzehn fünfzehn|fuenfzehn sechzehn siebzehn achtzehn neunzehn zwanzig",
    "fr": "zéro un|une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize "
    "dix-sept dix-huit dix-neuf vingt|vingts",
    "pl": "zero jeden|jedna|jedno|jednego dwa|dwie|dwóch trzy|trzech cztery|czterech pięć|pięciu sześć|sześciu "
    "siedem|siedmiu osiem|ośmiu dziewięć|dziewięciu dziesięć|dziesięciu jedenaście dwanaście|dwunastu trzynaście "
    "czternaście piętnaście|piętnastu szesnaście siedemnaście osiemnaście dziewiętnaście dwadzieścia|dwudziestu",
    "it": "zero un|uno|una due tre|tré quattro cinque sei sette otto nove dieci undici dodici tredici quattordici "
    "quindici sedici diciassette diciotto diciannove venti|vent",
}
"""Words for 0 … 20, by language."""
TENS: Mapping[str, str] = {
    "en": "thirty forty fifty sixty seventy eighty ninety",
    "uk": "тридцять|тридцяти сорок|сорока п'ятдесят|п'ятдесяти шістдесят|шістдесяти сімдесят вісімдесят дев'яносто",
    "de": "dreißig|dreissig vierzig fünfzig|fuenfzig sechzig siebzig achtzig neunzig",
    "fr": "trente quarante cinquante soixante septante huitante|octante nonante",
    "pl": "trzydzieści|trzydziestu czterdzieści pięćdziesiąt|pięćdziesięciu sześćdziesiąt siedemdziesiąt "
    "osiemdziesiąt dziewięćdziesiąt",
    "it": "trenta|trent quaranta|quarant cinquanta|cinquant sessanta|sessant settanta|settant ottanta|ottant "
    "novanta|novant",
}
"""Words for 30, 40 … 90."""
HUNDREDS: Mapping[str, str] = {
    "en": "hundred|hundreds|hunderte|сотні|setki|centaines",
    "uk": "сто|ста двісті|двохсот триста|трьохсот чотириста п'ятсот шістсот сімсот вісімсот дев'ятсот",
    "de": "hundert",
    "fr": "cent|cents",
    "pl": "sto|stu dwieście|dwustu trzysta|trzystu czterysta pięćset sześćset siedemset osiemset dziewięćset",
    "it": "cento",
}
"""Words for 100, and for 200 … 900 where they are words of their own."""
SCALES: Mapping[int, str] = {
    1_000: "thousand thousands tausend tausende tsd mille mila tysiąc tysiące tysięcy tys тисяча тисячі тисяч тис тыс",
    1_000_000: "million millions mio mln millionen milione milioni milion miliony milionów мільйон мільйони "
    "мільйонів млн",
    1_000_000_000: "billion billions bn milliard milliards milliarde milliarden mrd md miliardo miliardi miliard "
    "miliardy miliardów мільярд мільярди мільярдів млрд",
    12: "dozen dozens dutzend douzaine douzaines tuzin tuziny tuzinów дюжина дюжини дюжин дюжину dozzina dozzine",
}
"""Words that multiply what stands before them."""

AMBIGUOUS = word_set(
    "one un une una uno ein eine einen einem eins due sei sette cent cents sept six dix acht elf sto sta три один одна "
    "одне одного одну jeden jedna jedno jednego md"
)
"""Short words that are also something else in a running text: articles, 'due', a month, a coin."""
VAGUE = word_set("hundreds thousands dozens millions сотні тисячі дюжини hunderte tausende setki centaines")
"""'Hundreds of tents' are at least a hundred."""
FILLERS = word_set("a an and und et e")
"""Words inside a number in words that add nothing."""
