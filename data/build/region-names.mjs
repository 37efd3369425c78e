// Names of regions beside the English one that GeoNames has: as people of the country write them, and in short.
// One line per country: GeoNames code = names, parted by "|".

const NAMES = {
  CA: '01=AB|02=BC|03=MB|04=NB|13=NT|07=NS|14=NU|08=ON|09=PE|PEI|10=QC|Québec|PQ|11=SK|12=YT|05=NL',
  AU: '08=WA|05=SA|03=NT|07=VIC|06=TAS|04=QLD|02=NSW|01=ACT',
  DE:
    '15=Thüringen|TH|10=SH|14=Sachsen-Anhalt|ST|13=Sachsen|SN|09=SL|08=RP|Rhineland-Palatinate|07=Nordrhein-Westfalen|' +
    'NRW|NW|06=Niedersachsen|NI|NDS|12=MV|05=Hessen|HE|04=HH|03=HB|11=BB|16=BE|02=Bayern|BY|01=BW|BaWü',
  AT:
    '09=Wien|W|08=Vlbg|V|07=Tirol|T|06=Steiermark|Stmk|ST|05=Sbg|S|04=Oberösterreich|OÖ|OOE|03=Niederösterreich|NÖ|NOE|' +
    '02=Kärnten|K|01=Bgld|B',
  CH:
    'ZH=Zürich|VS=Wallis|LU=Luzern|GR=Graubünden|GE=Genève|Genf|BE=Berne|BS=Basel-Stadt|BL=Baselland|VD=Waadt|TI=Tessin|' +
    'FR=Freiburg|NE=Neuenburg|SG=Sankt Gallen|AG=Argovia|TG=Thurgovia',
  NL:
    '11=Zuid-Holland|ZH|10=ZE|Zealand|09=UT|15=OV|07=Noord-Holland|NH|06=Noord-Brabant|NB|Brabant|05=LI|04=GR|03=GE|GLD|' +
    '02=Fryslân|FR|01=DR|16=FL',
  BE: 'BRU=Bruxelles|Brussel|Brussels|WAL=Wallonie|Wallonië|VLG=Vlaanderen|Flandre',
  FR: '94=Corse|53=Bretagne|75=Nouvelle-Aquitaine|28=Normandie|93=PACA|24=Centre',
  IT:
    '15=Sicilia|14=Sardegna|19=Valle d’Aosta|16=Toscana|13=Puglia|12=Piemonte|10=Marche|09=Lombardia|02=Basilicata|' +
    '17=Trentino-Alto Adige/Südtirol',
  ES:
    '07=Islas Baleares|Illes Balears|51=Andalucía|53=Canarias|Islas Canarias|54=Castilla-La Mancha|60=Comunidad Valenciana|' +
    'Comunitat Valenciana|32=Navarra|52=Aragón|55=Castilla y León|56=Cataluña|Catalunya|59=País Vasco|Euskadi',
  MX: '09=Ciudad de México|CDMX|DF|15=Estado de México|07=Coahuila de Zaragoza|16=Michoacán de Ocampo|30=Veracruz de Ignacio de la Llave',
  BR:
    '22=RN|20=PI|30=PE|17=PB|16=PA|13=MA|06=CE|03=AP|02=AL|28=SE|27=SP|26=SC|23=RS|21=RJ|18=PR|15=MG|11=MS|14=MT|29=GO|' +
    '07=DF|Distrito Federal|08=ES|05=BA|31=TO|25=RR|04=AM|01=AC|24=RO',
  PL:
    '75=lubelskie|77=małopolskie|78=mazowieckie|80=podkarpackie|81=podlaskie|84=świętokrzyskie|85=warmińsko-mazurskie|' +
    '72=dolnośląskie|74=łódzkie|76=lubuskie|79=opolskie|82=pomorskie|83=śląskie|86=wielkopolskie|87=zachodniopomorskie|' +
    '73=kujawsko-pomorskie',
};

/** @returns {Map<string, string[]>} "DE.02" → ["Bayern", "BY"] */
export function furtherNames() {
  const further = new Map();
  for (const [country, line] of Object.entries(NAMES)) {
    let names = [];
    for (const part of line.split('|')) {
      const [code, first] = part.split('=');
      if (first === undefined) names.push(part);
      else {
        names = [first];
        further.set(`${country}.${code}`, names);
      }
    }
  }
  return further;
}
