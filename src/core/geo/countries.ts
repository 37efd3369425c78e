/** Countries as customer files write them → ISO 3166-1 alpha-2. */

/** Alpha-2 and alpha-3 of every country, side by side. */
const ISO =
  'ADAND AEARE AFAFG AGATG AIAIA ALALB AMARM AOAGO AQATA ARARG ASASM ATAUT AUAUS AWABW AXALA AZAZE BABIH BBBRB BDBGD BEBEL ' +
  'BFBFA BGBGR BHBHR BIBDI BJBEN BLBLM BMBMU BNBRN BOBOL BQBES BRBRA BSBHS BTBTN BVBVT BWBWA BYBLR BZBLZ CACAN CCCCK CDCOD ' +
  'CFCAF CGCOG CHCHE CICIV CKCOK CLCHL CMCMR CNCHN COCOL CRCRI CUCUB CVCPV CWCUW CXCXR CYCYP CZCZE DEDEU DJDJI DKDNK DMDMA ' +
  'DODOM DZDZA ECECU EEEST EGEGY EHESH ERERI ESESP ETETH FIFIN FJFJI FKFLK FMFSM FOFRO FRFRA GAGAB GBGBR GDGRD GEGEO GFGUF ' +
  'GGGGY GHGHA GIGIB GLGRL GMGMB GNGIN GPGLP GQGNQ GRGRC GSSGS GTGTM GUGUM GWGNB GYGUY HKHKG HMHMD HNHND HRHRV HTHTI HUHUN ' +
  'IDIDN IEIRL ILISR IMIMN ININD IOIOT IQIRQ IRIRN ISISL ITITA JEJEY JMJAM JOJOR JPJPN KEKEN KGKGZ KHKHM KIKIR KMCOM KNKNA ' +
  'KPPRK KRKOR KWKWT KYCYM KZKAZ LALAO LBLBN LCLCA LILIE LKLKA LRLBR LSLSO LTLTU LULUX LVLVA LYLBY MAMAR MCMCO MDMDA MEMNE ' +
  'MFMAF MGMDG MHMHL MKMKD MLMLI MMMMR MNMNG MOMAC MPMNP MQMTQ MRMRT MSMSR MTMLT MUMUS MVMDV MWMWI MXMEX MYMYS MZMOZ NANAM ' +
  'NCNCL NENER NFNFK NGNGA NINIC NLNLD NONOR NPNPL NRNRU NUNIU NZNZL OMOMN PAPAN PEPER PFPYF PGPNG PHPHL PKPAK PLPOL PMSPM ' +
  'PNPCN PRPRI PSPSE PTPRT PWPLW PYPRY QAQAT REREU ROROU RSSRB RURUS RWRWA SASAU SBSLB SCSYC SDSDN SESWE SGSGP SHSHN SISVN ' +
  'SJSJM SKSVK SLSLE SMSMR SNSEN SOSOM SRSUR SSSSD STSTP SVSLV SXSXM SYSYR SZSWZ TCTCA TDTCD TFATF TGTGO THTHA TJTJK TKTKL ' +
  'TLTLS TMTKM TNTUN TOTON TRTUR TTTTO TVTUV TWTWN TZTZA UAUKR UGUGA UMUMI USUSA UYURY UZUZB VAVAT VCVCT VEVEN VGVGB VIVIR ' +
  'VNVNM VUVUT WFWLF WSWSM XKXKX YEYEM YTMYT ZAZAF ZMZMB ZWZWE';
/** ISO 3166-1 alpha-2, ascending. */
export const COUNTRIES: readonly string[] = ISO.split(' ').map(pair => pair.slice(0, 2));
/** Languages in which countries are known by name; the names come with the browser. */
const LANGUAGES = 'en de fr es it nl pt pl sv da nb fi cs hu ro sk tr ja zh'.split(' ');
/** What no list of names has: older and shorter names, and the letters of car plates. */
const FURTHER: Readonly<Record<string, string>> = {
  uk: 'GB',
  'great britain': 'GB',
  britain: 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  'northern ireland': 'GB',
  grossbritannien: 'GB',
  'grande bretagne': 'GB',
  'united states of america': 'US',
  'u s a': 'US',
  'u s': 'US',
  america: 'US',
  'etats unis damerique': 'US',
  'estados unidos de america': 'US',
  eeuu: 'US',
  holland: 'NL',
  'the netherlands': 'NL',
  niederlande: 'NL',
  'czech republic': 'CZ',
  'tschechische republik': 'CZ',
  eire: 'IE',
  'republic of ireland': 'IE',
  korea: 'KR',
  russia: 'RU',
  'russian federation': 'RU',
  uae: 'AE',
  brd: 'DE',
  'bundesrepublik deutschland': 'DE',
  d: 'DE',
  a: 'AT',
  f: 'FR',
  i: 'IT',
  e: 'ES',
  b: 'BE',
  l: 'LU',
  p: 'PT',
  s: 'SE',
  n: 'NO',
  h: 'HU',
};

/** Words kept; files write a few hundred at most, and a column that is no country must not fill the memory. */
const MOST_KNOWN = 5_000;

/** Makes its list of names when the first word is asked that is no ISO code. */
export class CountryWords {
  /** Codes, and words that were asked before. */
  readonly #codes = new Map<string, string>();
  #names: Map<string, string> | null = null;

  constructor() {
    for (const pair of ISO.split(' ')) {
      this.#codes.set(pair.slice(0, 2), pair.slice(0, 2));
      this.#codes.set(pair.slice(2), pair.slice(0, 2));
    }
  }

  /** "Deutschland", "DEU", "de" → "DE"; '' when the word names no country. */
  codeOf(word: string): string {
    if (word === '') return '';
    const known = this.#codes.get(word);
    if (known !== undefined) return known;
    this.#names ??= namesOfCountries();
    const found = this.#codes.get(word.trim().toUpperCase()) ?? this.#names.get(folded(word)) ?? '';
    if (this.#codes.size < MOST_KNOWN) this.#codes.set(word, found);
    return found;
  }
}

/** The name of a country for people; the code itself where the browser has no name. */
export function countryName(code: string, language = 'en'): string {
  if (!/^[A-Z]{2}$/.test(code)) return code;
  return new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code;
}

function namesOfCountries(): Map<string, string> {
  const names = new Map<string, string>();
  for (const language of LANGUAGES) {
    const display = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    for (const country of COUNTRIES) {
      const name = display.of(country);
      if (name !== undefined && !names.has(folded(name))) names.set(folded(name), country);
    }
  }
  for (const [name, country] of Object.entries(FURTHER)) names.set(name, country);
  return names;
}

function folded(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/['’]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
