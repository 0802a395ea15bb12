"""For every code of a finding one tiny dataset that shows it: the tables that differ from `folders.TINY`."""

from muster.domain.findings import FindingCode as Code

NEED = "need,item,quantity,priority,site,due"
OFFER = "offer,partner,item,quantity,site"
KEPT_NEED = "N1,generator,10,1,B,2024-02-01"
KEPT_OFFER = "O1,PL,generator,10,A"
ITEMS = "item,mass_kg,divisible\ngenerator,1000,no\nlamp,1,no\nfuel,1,yes"
PACKAGES = "package,variant,item,quantity"

CASES: dict[Code, dict[str, str]] = {
    Code.UNKNOWN_COLUMN: {"needs": f"{NEED},Theme\n{KEPT_NEED},energy"},
    Code.UNKNOWN_SETTING: {"settings": "key,value\nstart,2024-01-01\ndays,56\ngrace-days,30"},
    Code.DUPLICATE_COLUMN: {"needs": f"{NEED},due\n{KEPT_NEED},2024-03-01"},
    Code.MISSING_COLUMN: {"funds": "fund\nF1"},
    Code.EXTRA_CELLS: {"needs": f"{NEED}\n{KEPT_NEED},urgent"},
    Code.MISSING_VALUE: {"needs": f"{NEED}\n{KEPT_NEED}\nN2,generator,,1,B,2024-02-01"},
    Code.BAD_ID: {"needs": f"{NEED}\n{KEPT_NEED}\nN:2,generator,1,1,B,2024-02-01"},
    Code.BAD_NUMBER: {"needs": f"{NEED}\n{KEPT_NEED}\nN2,generator,about 20,1,B,2024-02-01"},
    Code.BAD_WHOLE_NUMBER: {"needs": f"{NEED}\n{KEPT_NEED}\nN2,generator,1,high,B,2024-02-01"},
    Code.OUT_OF_RANGE: {"needs": f"{NEED}\n{KEPT_NEED}\nN2,generator,-5,1,B,2024-02-01"},
    Code.BAD_DATE: {"needs": f"{NEED}\n{KEPT_NEED}\nN2,generator,1,1,B,01.02.2024"},
    Code.BAD_CHOICE: {"links": "link,origin,destination,mode,days\nA-B,A,B,rail,2\nB-A,B,A,train,2"},
    Code.UNUSUAL_CODE: {"partners": "partner,country\nPL,Poland"},
    Code.DUPLICATE_ID: {"sites": "site,name\nA,\nB,\nC,Chełm\nC,Cherbourg"},
    Code.UNKNOWN_REFERENCE: {"offers": f"{OFFER}\n{KEPT_OFFER}\nO2,PL,generater,10,A"},
    Code.LEFT_OUT_REFERENCE: {
        "items": "item,mass_kg\ngenerator,1000\nlamp,heavy",
        "offers": f"{OFFER}\n{KEPT_OFFER}\nO2,PL,lamp,10,A",
    },
    Code.UNKNOWN_ENTRY: {"offers": f"{OFFER},earmarked_for\n{KEPT_OFFER},N1;N7"},
    Code.LEFT_OUT_ENTRY: {
        "needs": f"{NEED}\n{KEPT_NEED}\nN2,generator,many,1,B,2024-02-01",
        "offers": f"{OFFER},earmarked_for\n{KEPT_OFFER},N1;N2",
    },
    Code.NO_ENTRY_LEFT: {"offers": f"{OFFER},earmarked_for\n{KEPT_OFFER},\nO2,PL,generator,5,A,priority:9"},
    Code.ID_COLLISION: {"items": ITEMS, "packages": f"{PACKAGES}\nset,lamp,generator,1"},
    Code.SELF_ALTERNATIVE: {"alternatives": "item,alternative\ngenerator,generator"},
    Code.DUPLICATE_ROW: {"items": ITEMS, "alternatives": "item,alternative,ratio\ngenerator,lamp,2\ngenerator,lamp,3"},
    Code.PACKAGE_AS_ITEM: {
        "packages": f"{PACKAGES}\nset,set-1,generator,1",
        "alternatives": "item,alternative\ngenerator,set",
    },
    Code.NESTED_PACKAGE: {"packages": f"{PACKAGES}\nset,set-1,generator,1\npair,pair-1,set,2"},
    Code.BROKEN_VARIANT: {"packages": f"{PACKAGES}\nset,set-1,generator,1\nset,set-1,lamp,1"},
    Code.UNEVEN_VARIANT: {
        "items": ITEMS,
        "packages": f"{PACKAGES},effectiveness\nset,set-1,generator,1,1\nset,set-1,lamp,1,0.8",
    },
    Code.NOT_WHOLE: {"packages": f"{PACKAGES}\nset,set-1,generator,1.5"},
    Code.PART_OF_A_UNIT: {"needs": f"{NEED}\nN1,generator,2.5,1,B,2024-02-01"},
    Code.CREW_OF_NOTHING: {"items": "item,mass_kg,crew\ngenerator,1000,\ngun,1000,5"},
    Code.OFFER_OF_PACKAGE: {
        "packages": f"{PACKAGES}\nset,set-1,generator,1",
        "offers": f"{OFFER}\n{KEPT_OFFER}\nO2,PL,set,1,A",
    },
    Code.UNEVEN_REQUEST: {
        "needs": "need,request,item,quantity,priority,weight,site,due\n"
        "N1,R,generator,10,1,1,B,2024-02-01\nN2,R,generator,10,1,1,B,2024-02-08\nN3,R,generator,10,1,2,B,2024-02-15"
    },
    Code.DUE_BEFORE_EARLIEST: {"needs": f"{NEED},earliest\n{KEPT_NEED},\nN2,generator,1,1,B,2024-02-01,2024-02-05"},
    Code.EXPIRES_BEFORE_DUE: {"needs": f"{NEED},expires\n{KEPT_NEED},\nN2,generator,1,1,B,2024-02-01,2024-01-05"},
    Code.MISSING_FUND: {"offers": f"{OFFER},unit_cost\n{KEPT_OFFER},\nO2,PL,generator,1,A,250"},
    Code.MINIMUM_ABOVE_QUANTITY: {"offers": f"{OFFER},minimum\n{KEPT_OFFER},\nO2,PL,generator,10,A,20"},
    Code.SHUT_WINDOW: {
        "offers": f"{OFFER},available_from,available_until\n{KEPT_OFFER},,\nO2,PL,generator,1,A,2024-02-01,2024-01-15"
    },
    Code.IMPLAUSIBLE_QUANTITY: {
        "offers": f"{OFFER}\nO1,PL,generator,10,A\nO2,PL,generator,8,A\nO3,PL,generator,12,A\nO4,PL,generator,1000,A"
    },
    Code.UNREACHABLE_SITE: {"sites": "site\nA\nB\nC", "needs": f"{NEED}\n{KEPT_NEED}\nN2,generator,1,1,C,2024-02-01"},
    Code.STRANDED_OFFER: {"sites": "site\nA\nB\nC", "offers": f"{OFFER}\n{KEPT_OFFER}\nO2,PL,generator,1,C"},
    Code.LOOP_LINK: {"links": "link,origin,destination,mode,days\nA-B,A,B,rail,2\nA-A,A,A,rail,2"},
    Code.ENDS_BEFORE_IT_BEGINS: {"closures": "site,from,until\nB,2024-01-10,2024-01-05"},
    Code.CLOSURE_OF_NOTHING: {"closures": "link,site,from\nA-B,B,2024-01-10"},
    Code.PERMIT_OF_NOTHING: {"permits": "permit,offers,links,status\nP1,O1,A-B,needed"},
    Code.TRAINED_IN_NOTHING: {"trainees": "people,trained\n20,yes"},
    Code.BEFORE_START: {
        "links": "link,origin,destination,mode,days,first_departure,every_days\nA-B,A,B,rail,2,2023-12-30,7"
    },
}
