/** Names of months and of days of the week, in the languages that headers are known in. */

/** By month from January, short forms and full names without accents; a name cut to three letters or more is found too. */
const MONTHS: readonly string[] = [
  'january januar janner janvier enero gennaio januari janeiro janv jan ene gen',
  'february februar feber fevrier febrero febbraio februari fevereiro feb fev fevr',
  'march marz maerz mars marzo maart marco mar mrz mrt maa',
  'april avril abril aprile apr avr abr',
  'may mai mayo maggio mei maio maj mag',
  'june juni juin junio giugno junho jun giu',
  'july juli juillet julio luglio julho jul juil lug',
  'august aout agosto augustus augusti aug ago',
  'september septembre septiembre settembre setembro sept sep set',
  'october oktober octobre octubre ottobre outubro oct okt ott out',
  'november novembre noviembre novembro nov',
  'december dezember decembre diciembre dicembre dezembro dec dez dic',
];

/** May stand before a date: days of the week, and the small words between its parts. */
const PASSED_OVER = new Set(
  (
    'mon monday tue tues tuesday wed wednesday thu thur thurs thursday fri friday sat saturday sun sunday ' +
    'mo montag di dienstag mi mittwoch do donnerstag fr freitag sa samstag sonnabend so sonntag ' +
    'lun lundi mardi mer mercredi jeu jeudi ven vendredi sam samedi dim dimanche ' +
    'lunes martes mie miercoles jue jueves vie viernes sab sabado dom domingo ' +
    'lunedi martedi mercoledi gio giovedi venerdi sabato domenica ' +
    'ma maandag dinsdag wo woe woensdag donderdag vr vri vrijdag za zat zaterdag zo zon zondag ' +
    'segunda terca quarta quinta sexta feira mandag tisdag onsdag torsdag fredag lordag sondag ' +
    'the of de del den le el il der st nd rd th er ere'
  ).split(' '),
);

const BY_NAME = new Map<string, number>();
MONTHS.forEach((names, at) => {
  for (const name of names.split(' ')) BY_NAME.set(name, at + 1);
});

/** @param word lower case, without accents
 * @returns 1 … 12, or 0 when it names no month */
export function monthOfWord(word: string): number {
  return BY_NAME.get(word) ?? 0;
}

export function isPassedOver(word: string): boolean {
  return PASSED_OVER.has(word);
}
