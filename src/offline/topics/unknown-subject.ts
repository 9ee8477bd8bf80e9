import type { KnownSubject, TopicStock } from './topic-stock.ts';

const facets: TopicStock = {
  Foundations: [
    'Axioms',
    'Core distinctions',
    'Units of analysis',
    'Open paradoxes',
    'Idealizations',
    'Classical texts',
  ],
  Measurement: [
    'Calibration',
    'Sampling designs',
    'Error budgets',
    'Proxy indicators',
    'Scales',
    'Reference data',
  ],
  Modeling: [
    'Stochastic models',
    'Equilibrium models',
    'Simulation',
    'Scaling laws',
    'Network models',
    'Thresholds',
  ],
  Inference: [
    'Causal claims',
    'Rival hypotheses',
    'Forecasting',
    'Missing data',
    'Pooling of studies',
    'Replication',
  ],
  Structure: ['Classification', 'Hierarchies', 'Symmetries', 'Boundaries', 'Composition', 'Modularity'],
  Change: ['Growth', 'Cycles', 'Abrupt transitions', 'Path dependence', 'Adaptation', 'Decay'],
  Resources: ['Energy use', 'Labor', 'Material flows', 'Information costs', 'Storage', 'Waste'],
  Interaction: ['Competition', 'Cooperation', 'Signaling', 'Feedback loops', 'Exchange', 'Conflict'],
  History: [
    'Founding figures',
    'Turning points',
    'Lost methods',
    'Priority disputes',
    'Institutions',
    'Archives',
  ],
  Practice: ['Instruments', 'Standards', 'Failure analysis', 'Training', 'Field methods', 'Documentation'],
  Limits: [
    'Impossibility results',
    'Complexity',
    'Noise',
    'Observability',
    'Ethical constraints',
    'Extremes',
  ],
  Connections: ['Geometry', 'Economics', 'Language', 'Computation', 'Ecology', 'Perception'],
};

const methods: readonly string[] = [
  'Quantitative models of',
  'Case studies of',
  'Comparative methods for',
  'Long-term trends in',
  'Criteria for',
  'Open debates on',
  'Regional differences in',
  'Economic effects of',
  'Formal theories of',
  'Early sources on',
  'Laboratory studies of',
  'Policy responses to',
];

const settings: readonly string[] = [
  'at small scale',
  'at large scale',
  'under uncertainty',
  'under scarcity',
  'in times of crisis',
  'over long periods',
];

/** Plausible areas, topics and word lists for any subject. */
export function unknownSubject(subject: string): KnownSubject {
  const named = Object.entries(facets).map(([area, names]) => ({
    area: `${area} of ${subject}`,
    names: names.map((name) =>
      area === 'Connections' ? `${subject} and ${name.toLowerCase()}` : `${name} in ${subject}`,
    ),
    objects: names.map(
      (name) => `${area === 'Connections' ? 'ties with ' : ''}${name.toLowerCase()} in ${subject}`,
    ),
  }));
  return {
    stock: Object.fromEntries(named.map(({ area, names }) => [area, names])),
    composition: {
      methods,
      objects: Object.fromEntries(named.map(({ area, objects }) => [area, objects])),
      settings,
    },
  };
}
