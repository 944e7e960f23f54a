"""Words of positions, places and names, by which the person on a "Classified By" line is told from the title (format.md 12)."""

from typing import Final

#: Names of offices, ranks and tasks, as the Department and its posts use them.
TITLES: Final = frozenset(
    """
    a.i a/s acting action ad adm admin administration administrative administrator adv adviser advisor advisory af
    affair affaires affairs agency agr agricultural agriculture aid aide ait amb ambassador ambassador-at-large
    amcongen amconsul amembassy american analysis analyst and ara area arms army arts as assistance assistant
    associate asst at attache avc based bg branch brig brigadier bureau business ca capacity capt captain cbp cda
    cdr center central centre cg chair chairman charge chg chief civil civilian cmd cmdr cmr co col colonel com
    combined comdr commander commercial commissioner committee community con conflict congen consul consular
    consulate control coop cooperation coord coordination coordinator corps coun couns counsel counsellor counselor
    counter counternarcotics counterterrorism country cpt crimes crisis cultural customs daa daas dao das das/pol
    dcm de-facto dea defense delegate delegation demarche democracy dep department department's dept deputy desk
    detachment development dg dhs diplomat diplomatic dir director directorate disarmament district division dod dol
    domestic dpo dr drl ds eap east eastern eb ec eca eco econ economic economical economics economist ecopol ecpo
    eeb emb embassy embassy's emergency emin energy enforcement engagement environment environmental envoy est esth
    estoff eur european executive export external fao fas fcs federal field finance financial first fiscal foia food
    for force forces foreign fpo from fso gen general global governance government governor group gsa guard head
    headquarters health hiv hon hr hub human humanitarian i ia ica ice ig iio iip illicit immigration imo
    improvement in incoming information infrastructure inl inr inspector institutional int integration intelligence
    interagency interest interests interim internal international investment io iom ipo iran iraq irm isn issues
    joint judge judicial justice l labor labour law lcdr lead leader leg legal legate legatt legislative liaison
    lieutenant lno logistics lt ltc ltcol ltg m/c maj management manager marine maritime mc media member mg mgmt mgt
    mil military min mincouns minister ministry miss mission monitoring mr mrs ms multilateral narcotics nas nation
    national nato navy nea new nonproliferation north northern np nsc nuclear o/s oas observer oes of off office
    office's officer official oic oms on operations ops organization organizations osce pa pacific pacom pao pas pd
    pdas peace per permanent permrep planning plans pm po pol pol-mil pol/econ polad polchief polcouns polecon
    policy polint political politico politico-military polmil poloff population post press principal private prm
    program programs project proliferation prosecutor protocol provincial prt psychological public radm rear
    reconstruction red reform refugee refugees region regional relations relief rep report reporting representative
    research resident resource resources response rights rm rso rule s sa safety sanctions sao sca science
    scientific second secretariat secretary section sector security senior service services sgt shift south southern
    spec special special-envoy specialist spokesman stability stabilization staff state states strategic strategy
    studies sub-national supervisor supervisory support t tdy team technical technology temporary terrorism the
    third threat to trade trafficking transition transnational transportation treasury treaty u.s u.s.a under
    undersecretary unit united unvie us usa usaid usau usdao usdel usebu usec useu usg usint usnato usoas ustr usun
    usunesco vc vci vconsul verification vice visa visas warden washington watch weapons west western wha while who
    with women working
    """.split()  # noqa: SIM905 - words read best as words
)

#: Titles that are surnames as well: after a first name, before a stop.
SURNAMES: Final = frozenset(
    """
    arms bell branch chair co country desk east field force general gray group guard head health ice judge justice
    labor law marine min minister mission new north peace post power press rule science south staff trade us warden
    west
    """.split()  # noqa: SIM905 - words read best as words
)
#: Places that stand between a title and a name: regions, states and posts that few people are called by.
PLACES: Final = frozenset(
    """
    accra adana addis afghanistan africa african albania aleppo algeria algiers almaty america americas amman
    amsterdam andorra angola ankara antananarivo argentina armenia ashgabat asia asian asmara asuncion athens
    australia azerbaijan baghdad bahamas bahrain baku balkan balkans bamako bangkok bangladesh barbados barcelona
    basra basrah beijing beirut belarus belfast belgium belgrade belize belmopan benin berlin bern bhutan bishkek
    bogota bolivia bosnia botswana brasilia bratislava brazil bridgetown brunei brussels bucharest budapest bulgaria
    burkina burma burundi cairo calcutta cambodia cameroon canada canberra cape caracas caribbean casablanca
    caucasus chengdu chennai chile china chinese chisinau colombia colombo comoros congo copenhagen cotonou croatia
    cuba curacao cyprus czech dakar damascus darfur denmark dhahran dhaka djibouti doha dubai dublin durban dushanbe
    dusseldorf ecuador egypt eritrea estonia ethiopia europe fiji finland france frankfurt freetown gabon gambia
    gaza geneva germany ghana greece grenada guadalajara guangzhou guatemala guayaquil guinea gulf guyana hague
    haiti hamburg hanoi harare havana helsinki herat hermosillo herzegovina hilla honduras hong hungary iceland
    india indonesia iran iraq ireland islamabad istanbul italy izmir jakarta jamaica japan jeddah jerusalem
    johannesburg juba kabul kampala karachi kathmandu kazakhstan kenya khartoum kigali kingston kinshasa kirkuk
    kolkata korea kosovo krakow kurdistan kuwait kyrgyzstan lagos lahore laos latvia lebanon lesotho liberia libya
    lilongwe lisbon lithuania ljubljana lome luanda lusaka luxembourg macedonia madagascar madrid maghreb malawi
    malaysia mali malta managua manama manila maputo marseille maseru mauritania mauritius melbourne mexico middle
    milan minsk moldova mongolia monrovia montenegro monterrey montevideo montreal morocco moscow mosul mozambique
    mumbai munich muscat namibia naples nassau ndjamena nepal netherlands niamey nicaragua nicosia niger nigeria
    nogales norway nouakchott oman osaka oslo ottawa ouagadougou pacific pakistan palestinian panama paraguay
    paramaribo peru peshawar philippines podgorica poland portugal prague praia pretoria pristina qatar quito rabat
    ramadi rangoon recife reykjavik riga romania rome russia russian rwanda sahel sanaa santo sapporo sarajevo
    senegal seoul serbia seychelles shanghai shenyang singapore skopje slovakia slovenia sofia somalia spain
    stockholm sudan surabaya suriname swaziland sweden switzerland syria taiwan tajikistan tallinn tanzania tashkent
    tbilisi tegucigalpa tehran thailand thessaloniki tibet tibetan tijuana tirana togo tokyo toronto trinidad
    tripoli tunis tunisia turkey turkish turkmenistan uganda ukraine ulaanbaatar uruguay uzbekistan valletta
    vancouver vatican venezuela vienna vientiane vietnam vilnius vladivostok warsaw windhoek yaounde yekaterinburg
    yemen yerevan zagreb zaire zambia zimbabwe zurich
    """.split()  # noqa: SIM905 - words read best as words
)
