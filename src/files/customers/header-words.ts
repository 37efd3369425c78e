/**
 * The words that headers are recognised by, without case, accents, spaces and punctuation: names and labels of Salesforce,
 * HubSpot and Dynamics exports, and common words in English, German, French, Spanish, Italian and Dutch; for what a
 * company export of HubSpot holds, in its other languages too (Portuguese, Polish, Swedish, Finnish, Japanese).
 */
import type { AccountField } from '../../core/accounts/account-field';

/** Words of each field, surest first; after `|` those that several fields could claim or that mislead. */
export const HEADER_WORDS: Partial<Record<AccountField, string>> = {
  id:
    'accountid casesafeid accountidcasesafe id recordid hsobjectid companyid donotmodifyaccount customerid ' +
    'accountnumber accountno accountnr accountcode customernumber customerno customernr customercode clientid ' +
    'clientnumber clientno partnerid businesspartner erpid sapid sapnumber storeid siteid locationid externalid ' +
    'uuid guid kundennummer kundennr kdnr kunde_id debitor debitornummer debitorennummer numeroclient noclient ' +
    'codeclient idclient numerocliente codigocliente idcliente codicecliente klantnummer klantnr klantcode ' +
    'klantid relatienummer lieferantennummer customernumberid donotmodifyaccountid datensatzid accountnummer ' +
    'kundenid kundencode mandantennummer idfiche iddefichedinformations idenregistrement iddelenregistrement ' +
    'idregistro iddelregistro idderegistro nocliente nrcliente idrecord numerodicliente codcliente ' +
    'identificatiecode recordnummer codigodocliente idrekordu identyfikatorrekordu numerklienta kundnummer ' +
    'tietueentunnus asiakasnumero レコードid 顧客番号 取引先id 会社id | code number nr no key numero codigo codice nummer ref ' +
    'reference',
  name:
    'accountname name companyname company customername customer clientname account businessname organisation ' +
    'organization organisationname organizationname storename store sitename firma firmenname kunde kundenname ' +
    'unternehmen name1 societe raisonsociale nomclient nom entreprise client empresa nombre nombrecliente cliente ' +
    'razonsocial ragionesociale azienda nomecliente nome bedrijf bedrijfsnaam klant klantnaam naam betreiber ' +
    'unternehmensname nomdelentreprise nomentreprise nomdelasociete nomdelaccount nombredelaempresa nombreempresa ' +
    'nombrecomercial nomedellazienda nomeazienda denominazione naambedrijf relatienaam nomedaempresa nomeempresa ' +
    'razaosocial nazwafirmy nazwa klient foretagsnamn kundnamn yrityksennimi asiakas 会社名 企業名 取引先名 顧客名 名前 | title ' +
    'label bezeichnung',
  street:
    'billingstreet billingaddressline1 shippingstreet mailingstreet streetaddress street address address1 ' +
    'addressline1 address1line1 address1street1 strasse strassehausnummer anschrift adresse rue adresse1 ' +
    'direccion calle indirizzo via straat adres billingaddress shippingaddress strasseundhausnummer strassenr ' +
    'strassenname rechnungsanschriftstrasse adressestrasse adresse1strasse1 adressepostale numeroetrue ' +
    'direccionpostal domicilio indirizzospedizione viaenumero straatenhuisnummer straatnaam endereco rua ulica ' +
    'adresulica gatuadress gata katuosoite 住所 番地 所在地 町名番地',
  city:
    'billingcity shippingcity mailingcity city address1city town cityname ort stadt wohnort ville commune ' +
    'localite ciudad poblacion localidad municipio citta comune plaats stad woonplaats gemeente ' +
    'rechnungsanschriftort gemeinde adresse1ort adresse1stadt municipalite comuna localita cidade miasto ' +
    'miejscowosc kaupunki 市区町村 市町村 市',
  state:
    'billingstate billingstatecode billingstateprovince shippingstate shippingstateprovince mailingstateprovince ' +
    'state stateregion stateprovince address1stateorprovince address1stateprovince province bundesland kanton ' +
    'canton departement estado provincia regione provincie stateorprovince bundeslandregion ' +
    'rechnungsanschriftbundesland etatregion etatprovince etatregionprovince estadoregion statoregione ' +
    'provinciaregione staatregio provincieregio estadoregiao distrito wojewodztwo stanregion delstatregion ' +
    'maakunta osavaltioalue 都道府県 都道府県地域 | region county comunidad',
  postalCode:
    'billingpostalcode billingzippostalcode shippingpostalcode shippingzippostalcode mailingzippostalcode ' +
    'postalcode postcode zip zipcode address1postalcode address1zippostalcode zippostalcode zip5 plz postleitzahl ' +
    'codepostal cp codigopostal cap codiceavviamentopostale postnummer postnr rechnungsanschriftplz ' +
    'adresse1postleitzahl codigopostalcp cep codpostal codicepostale codigopostalcep kodpocztowy ' +
    'postinumero 郵便番号',
  country:
    'billingcountry billingcountrycode shippingcountry shippingcountrycode mailingcountry country countryregion ' +
    'address1country address1countryregion countrycode countryname iso2 land landeskennzeichen pays pais paese ' +
    'nazione landregion rechnungsanschriftland paysregion paisregion paeseregione paeseareageografica landregio ' +
    'krajregion kraj maaalue maa countryiso countrycodeiso staat 国 国地域',
  lat:
    'billinglatitude latitude lat address1latitude shippinglatitude mailinglatitude geolat latdeg breitengrad ' +
    'breite geobreite latitud latitudine breedtegraad geographischebreite wgs84lat geographicalatitude gpslat ' +
    'gpslatitude latitudewgs84 latitudegps breddgrad leveyspiiri szerokoscgeograficzna 緯度 | y ycoord ycoordinate ' +
    'coordy',
  lng:
    'billinglongitude longitude lng lon long address1longitude shippinglongitude mailinglongitude geolng geolon ' +
    'lngdeg londeg laengengrad langengrad laenge lange geolaenge longitud longitudine lengtegraad ' +
    'geographischelaenge wgs84lon wgs84lng gpslng gpslon gpslong gpslongitude longitudewgs84 longitudegps ' +
    'laengengradwgs84 longitudegeo dlugoscgeograficzna longitudpiiri pituuspiiri 経度 | x xcoord xcoordinate coordx',
  coordinates:
    'coordinates coordinate coords coord koordinaten koordinate geokoordinaten geokoordinate geopoint geopos ' +
    'geoposition latlng latlon latlong lnglat lonlat longlat gps gpscoordinates gpskoordinaten gpsposition geolocation ' +
    'wkt geom geometry thegeom wkbgeometry geojson shape coordonnees coordonneesgps coordenadas coordenadasgps ' +
    'coordinategps coordinaten coordinaat coordinategeografiche | location position standort point latitudelongitude ' +
    'geo place lage punkt',
  geocodeAccuracy: 'billinggeocodeaccuracy shippinggeocodeaccuracy geocodeaccuracy accuracy',
  owner:
    'accountowner ownername owner ownerid companyowner hubspotownerid rep salesrep salesrepresentative ' +
    'salesperson salesman accountmanager accountexecutive territorymanager kundenbetreuer betreuer vertreter ' +
    'aussendienst aussendienstmitarbeiter verkaufer commercial vendeur charged_affaires vendedor comercial agente ' +
    'venditore vertegenwoordiger accounthouder relatiebeheerder verkoper accountinhaber besitzer ' +
    'unternehmensinhaber zustandigermitarbeiter zustandigermitarbeiterfurunternehmen kundenverantwortlicher ' +
    'vertriebsmitarbeiter vertriebler proprietaire proprietairedelentreprise proprietaireducompte ' +
    'responsablecommercial propietario propietariodelaempresa propietariodelregistro ejecutivocomercial ' +
    'gestorcomercial proprietario proprietariodellazienda proprietarioaccount responsabile agentecommerciale ' +
    'eigenaar bedrijfseigenaar eigenaarvanbedrijf accountbeheerder proprietariodaempresa wlascicielfirmy ' +
    'handlowiec foretagsagare saljare yrityksenomistaja myyja 会社の担当者 担当者 所有者 営業担当',
  territory:
    'territory territory2name territoryname territoryid currentterritory salesterritory terr gebiet ' +
    'verkaufsgebiet vertriebsgebiet bezirk territoire secteur territorio zona rayon verkoopgebied ' +
    'accountterritory vertriebsregion verkaufsregion vkgebiet aussendienstgebiet reisegebiet secteurcommercial ' +
    'territoirecommercial zonacomercial territoriocomercial zonavendita areavendita areacommerciale verkoopregio ' +
    'verkooprayon gebiedsnaam territorionome terytorium distrikt saljdistrikt テリトリー 担当地域 | patch area district ' +
    '',
  industry:
    'industry sic siccode naicscode naics industrycode branch branche vertical sector sectoractivite industria ' +
    'settore secteurdactivite industrie sectorindustrial actividad settoreattivita settoremerceologico ' +
    'bedrijfstak setor ramodeatividade ramo branza bransch toimiala 業種 業界',
  segment:
    'segment customersegment accountsegment marketsegment rating accountrating hsidealcustomerprofile ' +
    'targetaccount customertypecode relationshiptype accountclassificationcode classification channel ' +
    'kundensegment segmento canal kundengruppe kundensegmentierung segmentclient segmentationclient ' +
    'segmentocliente segmentodecliente klantsegment marktsegment segmentdeclientele marketingsegment kundsegment',
  product:
    'product productline productfamily productgroup produkt produktgruppe produit producto prodotto productname ' +
    'artikel artikelgruppe warengruppe articulo articolo gammedeproduits familledeproduits lineadeproducto ' +
    'lineaprodotto productgroep produktlinie 製品 商品',
  lifecycle:
    'lifecyclestage lifecycle accounttype customertype type customerstatus accountstatus kundentyp kundenart ' +
    'lifecyclephase kundenstatus phaseducycledevie statutclient typedecompte etapadelciclodevida estadocliente ' +
    'tipodecliente fasedelciclodivita statocliente levenscyclusfase klantstatus klanttype fasedociclodevida ' +
    'etapcykluzycia livscykelfas elinkaarenvaihe ライフサイクルステージ | status typ tipo',
  leadSource:
    'accountsource leadsource hsanalyticssource originalsourcetype originalsource leadsourcecode referralsource ' +
    'leadquelle quelle ursprunglichequelle sourcedorigine sourceduprospect origendelprospecto fuenteoriginal ' +
    'fonteoriginale fontelead leadbron oorspronkelijkebron fonteoriginal | source referral',
  companyRevenue:
    'annualrevenue companyrevenue companysize revenueusd annualturnover turnover chiffredaffaires facturacion ' +
    'fatturato jahresumsatz omzetbedrijf jahreseinnahmen umsatzdesunternehmens unternehmensumsatz ' +
    'chiffredaffairesannuel caannuel revenuannuel ingresosanuales facturacionanual volumendenegocio ' +
    'fatturatoannuo entrateannuali ricaviannuali jaaromzet receitaanual faturamentoanual rocznyprzychod ' +
    'przychodyroczne arsomsattning arligintakt vuotuinenliikevaihto liikevaihto 年間売上高 年間収益 | revenue',
  employees:
    'numberofemployees employees noofemployees employeecount headcount mitarbeiter mitarbeiterzahl ' +
    'anzahlmitarbeiter beschaftigte effectif effectifs salaries empleados dipendenti werknemers medewerkers ' +
    'anzahldermitarbeiter mitarbeiteranzahl beschaeftigte nombredemployes nombredesalaries numerodeempleados ' +
    'numeroempleados numerodipendenti numerodidipendenti aantalmedewerkers aantalwerknemers numerodefuncionarios ' +
    'funcionarios liczbapracownikow antalanstallda tyontekijoidenmaara 従業員数 社員数',
  sales:
    'salesttm sales totalclosedwon totalrevenue salesytd revenueytd saleslast12months sales12months totalsales ' +
    'netsales actualrevenue recentdealamount umsatz nettoumsatz umsatz12monate verkaufe ventes ventas vendite ' +
    'omzet purchases salesamount revenuewithus ourrevenue salesvolume gesamtumsatz umsatzgesamt umsatzeur ' +
    'vorjahresumsatz absatz erlose ventestotales chiffredaffairesnet montantdesventes caht ventastotales ' +
    'importeventas venditetotali ricavitotali revenutotal ingresostotales entratetotali totaleomzet nettoomzet ' +
    'verkopen receitatotal vendastotais vendas lacznyprzychod sprzedaz totalaintakter forsaljning myynti 総収益 売上 ' +
    '売上高 | amount bookings',
  potential:
    'potential salespotential accountpotential marketpotential potentialsales potenzial umsatzpotenzial potentiel ' +
    'potencial potenziale potentieel kundenpotenzial umsatzpotential marktpotenzial marktpotential potenzialeur ' +
    'potentielclient potentieldevente potencialdeventas potencialcliente potenzialedivendita potenzialecliente ' +
    'verkooppotentieel klantpotentieel omzetpotentieel potencialdevendas potencjal forsaljningspotential ポテンシャル | ' +
    'wallet walletsize tam opportunity demand spend budget potentialvalue marketsize',
  class:
    'class accountclass abc abcclass abcklasse customerclass kundenklasse accountcategorycode klasse classe clase ' +
    'kundenkategorie abckennzeichen abckunde clientabc classeabc classeclient clasificacionabc clasecliente ' +
    'classecliente classeabccliente klantklasse abcklassering abcanalyse 顧客ランク | category tier accounttier ' +
    'kategorie',
  lastActivity:
    'lastactivitydate lastactivity noteslastcontacted lastcontacted lastvisit lastcall lastonholdtime ' +
    'letzterbesuch lastactivitydatetime lastvisitdate lastcalldate lastcontact lastcontactdate lastinteraction ' +
    'lastmodifiedactivity dateoflastvisit letzteaktivitat datumderletztenaktivitat zuletztkontaktiert ' +
    'letzterkontakt letzterbesuchstermin besuchsdatum dernierevisite derniereactivite datedeladerniereactivite ' +
    'derniercontact datedernierevisite ultimavisita ultimaactividad fechadelaultimaactividad fechaultimavisita ' +
    'ultimocontacto ultimaattivita dataultimaattivita dataultimavisita ultimocontatto laatstebezoek ' +
    'datumlaatstebezoek laatsteactiviteit datumlaatsteactiviteit laatstecontact ultimocontato ' +
    'datadaultimaatividade senastkontaktad senasteaktivitet ostatniaaktywnosc viimeisinyhteydenotto 最終活動日 最終連絡日 ' +
    '最終コンタクト日',
  date:
    'orderdate invoicedate closedate closeddate purchasedate saledate salesdate transactiondate bookingdate ' +
    'shipdate shippingdate deliverydate postingdate documentdate actualclosedate estimatedclosedate dateoforder ' +
    'bestelldatum auftragsdatum rechnungsdatum belegdatum buchungsdatum kaufdatum lieferdatum abschlussdatum ' +
    'datedefacture datefacture datedecommande datecommande datedachat datedevente datedecloture datedefermeture ' +
    'fechadefactura fechafactura fechadepedido fechapedido fechadecompra fechacompra fechadeventa fechadecierre ' +
    'datafattura dataordine datadellordine datadiacquisto datavendita datachiusura datadichiusura factuurdatum ' +
    'besteldatum orderdatum verkoopdatum sluitingsdatum datadopedido datapedido datadafatura datadefechamento ' +
    'datazamowienia datafaktury datazamkniecia fakturadatum stangningsdatum 注文日 受注日 請求日 クローズ日 | date datum data ' +
    'fecha orderday month monat mois mes mese maand period periode buchungsmonat',
  workloadHours:
    'workloadhours workload hoursperyear annualhours callhours hours stunden stundenprojahr arbeitsstunden heures ' +
    'horas ore uren servicehours stundenjahr besuchsstunden heuresparan horasporano oreallanno ureperjaar ' +
    'urenperjaar zeitaufwand',
  callFrequency:
    'callfrequency visitsperyear visits callsperyear calls frequency visitfrequency besuche besucheprojahr ' +
    'besuchsfrequenz visites visitesparan visitas visite bezoeken bezoekfrequentie anzahlbesuche besucherhythmus ' +
    'besuchejahr nombredevisites frequencedevisite frequencevisites visitasporano numerodevisitas ' +
    'frecuenciadevisita frequenzavisite visiteallanno numerovisite aantalbezoeken bezoekenperjaar ' +
    'bezoekfrequentieperjaar',
  callMinutes:
    'callminutes minutespervisit minutespercall callduration visitduration visitminutes minutes besuchsdauer ' +
    'dauer dureevisite duracion durata duur minutenprobesuch minutenjebesuch dauerprobesuch minutesparvisite ' +
    'dureedevisite minutosporvisita duraciondevisita minutipervisita duratavisita minutenperbezoek bezoekduur',
  locked:
    'locked accountlocked islocked lock accountlock fixiert verrouille bloqueado vergrendeld namedaccount ' +
    'houseaccount festgeschrieben compteverrouille cuentabloqueada vergrendeldaccount ' +
    'namedaccounts | gesperrt fix fixed frozen protected blocked bloque bloccato geblokkeerd',
};

/** Last words of a header that give a field away, with whatever stands before them. */
export const HEADER_ENDINGS: Partial<Record<AccountField, string>> = {
  id: 'id number no nr code nummer',
  name: 'name',
  street: 'street address streetaddress strasse',
  city: 'city town ort stadt ville ciudad citta plaats',
  state: 'state province stateprovince bundesland',
  postalCode: 'zip zipcode postcode postalcode plz postleitzahl codepostal codigopostal',
  country: 'country countryregion landregion',
  lat: 'lat latitude breitengrad',
  lng: 'lng lon longitude langengrad',
  owner: 'owner rep',
  territory: 'territory',
  industry: 'industry sector',
  segment: 'segment',
  sales: 'sales umsatz',
  potential: 'potential potenzial wallet',
  class: 'class',
};
