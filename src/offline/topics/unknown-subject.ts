import type { TopicStock } from './topic-stock.ts';

const facets: TopicStock = {
  Foundations: [
    'Axioms',
    'Basic concepts',
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

/** Plausible areas and topics for any subject. */
export function composedTopics(subject: string): TopicStock {
  return Object.fromEntries(
    Object.entries(facets).map(([area, names]) => [
      `${area} of ${subject}`,
      names.map((name) =>
        area === 'Connections' ? `${subject} and ${name.toLowerCase()}` : `${name} in ${subject}`,
      ),
    ]),
  );
}
