import { describe, expect, it } from 'vitest';
import { DEFAULT_CAPACITY, fieldHours, utilisation, utilisationState, workloadBuildUp } from './capacity';
import { teamWorkload } from './team-workload';
import { DEFAULT_TRAVEL, travelMinutesPerCall } from './travel-time';

describe('capacity', () => {
  it('has 1,209.6 field hours a year for one full-time rep', () => {
    expect(fieldHours(DEFAULT_CAPACITY)).toBeCloseTo(1209.6, 9);
    expect(fieldHours(DEFAULT_CAPACITY, 0.5)).toBeCloseTo(604.8, 9);
  });

  it('reproduces the golden build-up: 2,520 h are 2.625 FTE without travel, 3.009 with 20 minutes a call', () => {
    const calls = 40 * 24 + 120 * 12 + 240 * 4;
    expect(calls).toBe(3360);
    expect(workloadBuildUp(2520, 960)).toBeCloseTo(2.625, 9);
    expect(workloadBuildUp(2520 + (calls * 20) / 60, fieldHours(DEFAULT_CAPACITY))).toBeCloseTo(3.009, 3);
  });

  it('tells full from overrun', () => {
    expect([0.5, 0.65, 0.7, 0.904, 1, 1.2].map(utilisationState)).toEqual([
      'bad',
      'fair',
      'good',
      'good',
      'fair',
      'bad',
    ]);
    expect(utilisation(100, 0)).toBeNaN();
  });
});

describe('travel time', () => {
  it('reproduces the golden call: 40 km from base, 80 accounts on 2,000 km²', () => {
    const { haul, hop } = travelMinutesPerCall(40, 2000, 80, DEFAULT_TRAVEL);
    expect(haul).toBeCloseTo(26, 9);
    expect(hop).toBeCloseTo(9.26, 2);
    // 9.26 minutes at 30 km/h are the 4.63 km of the hop.
    expect((hop / 60) * 30).toBeCloseTo(4.63, 2);
  });

  it('takes flat minutes without a base and no hop without accounts', () => {
    expect(travelMinutesPerCall(null, 2000, 80, DEFAULT_TRAVEL)).toEqual({ haul: 0, hop: 20 });
    expect(travelMinutesPerCall(40, 2000, 0, DEFAULT_TRAVEL).hop).toBe(0);
  });
});

describe('the work of a team', () => {
  const travel = { ...DEFAULT_TRAVEL, basis: 'distances' as const };
  const assumptions = { capacity: DEFAULT_CAPACITY, travel, minutesPerCall: 45 };
  const work = {
    callHours: Float64Array.of(600, 900),
    meanKm: Float64Array.of(40, 40),
    areaKm2: Float64Array.of(2000, 2000),
    accounts: Uint32Array.of(80, 80),
  };

  it('adds the travel of every call and compares with field hours', () => {
    const team = teamWorkload(work, assumptions);
    const road = 26 + 60 * ((0.7124 * 5 * 1.3) / 30);
    expect(team.minutesPerCall).toBeCloseTo(road, 9);
    expect(team.callHours).toBe(750);
    expect(team.travelHours).toBeCloseTo((1500 * road) / 45 / 2, 9);
    expect(team.largestHours).toBeCloseTo(900 * (1 + road / 45), 9);
    expect(team.largestUtilisation).toBeCloseTo((900 * (1 + road / 45)) / 1209.6, 9);
    expect(team.buildUp).toBeCloseTo((1500 * (1 + road / 45)) / 1209.6, 9);
  });

  it('takes flat minutes while no base is known, and shares the way among the calls of a longer trip', () => {
    expect(teamWorkload(work, { ...assumptions, travel: DEFAULT_TRAVEL }).minutesPerCall).toBeCloseTo(20, 9);
    const away = teamWorkload(work, { ...assumptions, travel: { ...travel, daysPerTrip: 2 } });
    expect(teamWorkload(work, assumptions).minutesPerCall - away.minutesPerCall).toBeCloseTo(13, 9);
  });

  it('is without figures where nobody works', () => {
    const idle = teamWorkload({ ...work, callHours: new Float64Array(2) }, assumptions);
    expect(idle).toMatchObject({ meanHours: 0, largestUtilisation: 0, buildUp: 0, minutesPerCall: 0 });
  });
});
