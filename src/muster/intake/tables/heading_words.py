"""Headings by which lists in many languages name what a column says, the likelier first."""

from collections.abc import Mapping

from muster.domain.layout import Field

HEADINGS: Mapping[Field, str] = {
    Field.ITEM: "item|item name|goods|description|item description|name|product|equipment|article|commodity|material|"
    "type of item|what|assistance|item requested|requested item|offered item|"
    "назва|найменування|найменування товару|товар|опис|майно|позиція|предмет|номенклатура|потреба|"
    "artikel|bezeichnung|gegenstand|ware|beschreibung|artikelbezeichnung|produkt|material|hilfsgut|bedarf|"
    "désignation|article|description|produit|libellé|matériel|bien|objet|"
    "nazwa|nazwa towaru|opis|asortyment|towar|przedmiot|sprzęt|"
    "descrizione|articolo|bene|oggetto|denominazione|materiale|prodotto|"
    "品名|項目|物品|名稱|品項|物資|描述|说明|名称|"
    "наименование|nombre|descripción|artículo|popis|název|položka|denumire|descriere",
    Field.QUANTITY: "units_raw|units|quantity|qty|number|amount|no of units|number of units|quantity offered|count|pcs|"
    "quantity requested|quantity required|total quantity|how many|q ty|no|needed|required|offered|number of|no of|"
    "кількість|к сть|кіл ть|обсяг|чисельність|потрібно|"
    "menge|anzahl|stückzahl|stück|stk|zahl|bedarfsmenge|"
    "quantité|qté|nombre|quantité demandée|qte|"
    "ilość|liczba|liczba sztuk|szt|ilość sztuk|"
    "quantità|qta|q tà|numero|pezzi|"
    "數量|数量|件數|總數|количество|cantidad|množství|počet|cantitate|"
    "nombre de|numero di|bedarf|потреба|обсяг потреби|besoin|zapotrzebowanie|fabbisogno|需求|需要量",
    Field.UNIT: "unit|ui|uom|unit of measure|unit of issue|measure|unit of measurement|packaging|"
    "одиниця|одиниця виміру|од вим|од|од виміру|einheit|me|mengeneinheit|vpe|unité|unité de mesure|"
    "jednostka|j m|jm|jednostka miary|unità|unità di misura|u m|um|單位|单位|единица измерения|ед изм|unidad|jednotka",
    Field.PARTNER: "donor|partner|country|countries|donor country|contributor|offered by|provider|supplier|nation|from|"
    "donating country|sender|organisation|organization|state|station name lea|law enforcement agency|agency|"
    "донор|країна|країна донор|партнер|постачальник|хто надає|держава|"
    "land|geber|geberland|spender|partner|lieferant|staat|bundesland|"
    "pays|donateur|pays donateur|fournisseur|partenaire|"
    "kraj|darczyńca|państwo|dostawca|kraj darczyńca|"
    "paese|donatore|fornitore|nazione|stato|捐贈國|國家|捐助者|援助國|供應國|捐贈者|国家|страна|país|donante|země|dárce|țară",
    Field.SITE: "site|location|place|destination|hub|warehouse|depot|origin|delivery point|port|city|municipality|"
    "place of delivery|handover point|storage location|where|"
    "місце|місто|пункт|склад|місце доставки|пункт призначення|область|"
    "ort|standort|lager|zielort|lieferort|lagerort|abholort|lieu|site|entrepôt|destination|ville|dépôt|"
    "miejsce|lokalizacja|magazyn|miasto|miejsce dostawy|luogo|sede|città|magazzino|destinazione|comune|"
    "地點|地点|倉庫|目的地|交貨地點|место|склад|lugar|ubicación|místo",
    Field.AVAILABLE_FROM: "available from|available|availability|ready|ready from|ready date|available date|ready on|"
    "delivery date|date available|earliest|when|доступно з|наявність|готовність|дата готовності|готово з|строк "
    "поставки|"
    "verfügbar ab|verfügbar|verfügbarkeit|lieferbar ab|liefertermin|disponible à partir du|disponible|disponibilité|"
    "date de disponibilité|dostępne od|dostępność|termin dostawy|gotowe od|disponibile dal|disponibile|disponibilità|"
    "可提供日期|可用日期|交貨日期|供應日期|доступно с|disponible desde|dostupné od",
    Field.AVAILABLE_UNTIL: "available until|valid until|until|expires|expiry|offer expires|latest|"
    "дійсно до|доступно до|термін дії|gültig bis|verfügbar bis|bis|disponible jusqu au|valable jusqu au|jusqu au|"
    "dostępne do|ważne do|disponibile fino al|valido fino al|fino al|截止日期|有效期|有效期限",
    Field.DUE: "due|due date|needed by|required by|deadline|needed|date needed|date required|need date|by when|"
    "потрібно до|термін|строк|дата потреби|кінцевий термін|крайній термін|"
    "benötigt bis|termin|frist|bedarfstermin|fällig|échéance|date limite|requis pour|besoin pour le|"
    "termin|potrzebne do|wymagane do|entro|scadenza|necessario entro|需求日期|期限|需要日期|срок|fecha límite",
    Field.PROMISED_ON: "date|announced|announcement date|date of offer|pledge date|offer date|ship date|stated on|"
    "дата|дата пропозиції|дата заявки|datum|angebotsdatum|date de l offre|data|data oferty|data offerta|日期|fecha",
    Field.PRIORITY: "priority|urgency|prio|пріоритет|терміновість|черговість|priorität|dringlichkeit|priorité|urgence|"
    "priorytet|pilność|priorità|urgenza|優先順序|優先級|优先级|緊急程度|приоритет|prioridad|priorita",
    Field.STATUS: "status|state of offer|commitment|stage|offer status|статус|стан|stand|zusage|statut|état|stan|stato|"
    "狀態|状态|состояние|estado",
    Field.DELIVERED: "delivered_raw|delivered|received|quantity delivered|доставлено|отримано|поставлено|geliefert|"
    "erhalten|livré|reçu|dostarczono|otrzymano|consegnato|ricevuto|已交付|已到貨|доставлено",
    Field.PRICE: "unit_price_usd|unit price|unit cost|price|price per unit|unit price in usd|cost per unit|"
    "ціна|ціна за одиницю|вартість одиниці|preis|stückpreis|einzelpreis|prix|prix unitaire|coût unitaire|"
    "cena|cena jednostkowa|prezzo|prezzo unitario|costo unitario|單價|单价|цена|precio",
    Field.VALUE: "value_committed_usd|value|total value|total cost|total price|amount usd|estimated value|eur_value|"
    "cost|"
    "вартість|загальна вартість|сума|wert|gesamtwert|gesamtpreis|valeur|valeur totale|coût total|montant|"
    "wartość|wartość całkowita|valore|valore totale|importo|costo totale|總值|價值|總價|金額|стоимость|valor",
    Field.CURRENCY: "currency|original currency|валюта|währung|devise|monnaie|waluta|valuta|幣別|貨幣|币种|moneda|měna",
    Field.CATEGORY: "category|type|group|class|sector|field|item type|kind|категорія|вид|тип|група|kategorie|art|"
    "gruppe|"
    "catégorie|type|groupe|kategoria|rodzaj|grupa|categoria|tipo|gruppo|類別|种类|種類|分類|тип|categoría",
    Field.CODE: "nsn|nato stock number|stock number|code|item code|gtin|unspsc|part number|sku|fsc|"
    "код|номенклатурний номер|код товару|versorgungsnummer|artikelnummer|code article|numéro otan|"
    "kod|numer katalogowy|codice|codice articolo|料號|編號|代碼|代码",
    Field.REQUESTED_BY: "requested by|requester|requesting body|beneficiary|recipient|end user|for whom|"
    "замовник|отримувач|заявник|кінцевий отримувач|anforderer|empfänger|bedarfsträger|demandeur|bénéficiaire|"
    "zamawiający|odbiorca|richiedente|beneficiario|需求單位|申請單位|受援單位",
    Field.ASKED_OF: "requested from|asked of|addressed to|sent to|request to|addressee|channel|via|mechanism|"
    "адресат|кому|канал|через|gerichtet an|adressat|kanal|über|adressé à|canal|adresowany do|kanał|indirizzato a|"
    "canale|field_intervention|請求對象|管道",
    Field.REFERENCE: "row|id|reference|ref|request no|request number|no|number|line|line no|offer id|need id|item no|"
    "№|номер|№ з п|№ п п|ідентифікатор|nr|lfd nr|pos|position|kennung|n|numéro|référence|réf|lp|l p|numer|"
    "identyfikator|"
    "n ordine|riferimento|rif|序號|编号|項次|property number",
    Field.WORDS: "explanation|text|note|notes|remarks|comment|comments|details|specification|additional information|"
    "примітка|примітки|коментар|пояснення|характеристики|додаткова інформація|bemerkung|bemerkungen|anmerkung|hinweis|"
    "kommentar|remarque|remarques|commentaire|observations|uwagi|komentarz|opis dodatkowy|note|osservazioni|commenti|"
    "備註|备注|說明|примечание|observaciones|poznámka",
    Field.SOURCE: "source1|source|url|link|source url|джерело|посилання|quelle|lien|źródło|fonte|來源|来源|источник|"
    "fuente",
}
TOTALS = (
    "total|totals|grand total|subtotal|sub total|sum|summary|in total|overall|"
    "всього|усього|разом|підсумок|загалом|итого|всего|"
    "summe|gesamt|insgesamt|gesamtsumme|zwischensumme|total général|sous total|somme|"
    "razem|suma|ogółem|łącznie|suma częściowa|totale|totale generale|somma|subtotale|"
    "合計|總計|小計|总计|合计|小计|共計|celkem|suma total"
)
NEED_WORDS = (
    "need|needs|request|requests|requested|requirement|requirements|required|shortage|wanted|потреба|потреби|заявка|"
    "заявки|запит|потрібно|необхідно|bedarf|bedarfe|anforderung|anforderungen|benötigt|besoin|besoins|demande|demandes|"
    "potrzeba|potrzeby|zapotrzebowanie|wniosek|fabbisogno|fabbisogni|richiesta|richieste|necessità|需求|請求|需要|申請"
)
OFFER_WORDS = (
    "offer|offers|offered|pledge|pledges|pledged|donation|donations|donor|contribution|contributions|delivered|"
    "available|"
    "commitment|aid|assistance|пропозиція|пропозиції|допомога|внесок|пожертва|зобов язання|angebot|angebote|spende|"
    "spenden|zusage|zusagen|hilfsleistung|offre|offres|don|dons|aide|promesse|oferta|oferty|darowizna|pomoc|wkład|"
    "offerta|offerte|donazione|donazioni|aiuti|aiuto|捐贈|捐助|援助|提供|承諾"
)
