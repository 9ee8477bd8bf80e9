import type { ThinkingMarks } from '../../core/model.ts';

/**
 * The marks that are known, whatever their case. Each line is the chat template or training format of a family of models
 * that many servers pass on as it is.
 */
export const knownThinkingMarks: readonly ThinkingMarks[] = [
  // DeepSeek R1, Qwen 3, GLM, MiniMax, Nemotron, Phi-4 reasoning, Hermes.
  { open: '<think>', close: '</think>' },
  { open: '<thinking>', close: '</thinking>' },
  // EXAONE Deep, Gemma 3n prompts.
  { open: '<thought>', close: '</thought>' },
  { open: '<thoughts>', close: '</thoughts>' },
  { open: '<reasoning>', close: '</reasoning>' },
  { open: '<analysis>', close: '</analysis>' },
  { open: '<reflection>', close: '</reflection>' },
  { open: '<scratchpad>', close: '</scratchpad>' },
  { open: '<inner_thoughts>', close: '</inner_thoughts>' },
  // ByteDance Seed-OSS.
  { open: '<seed:think>', close: '</seed:think>' },
  // Mistral Magistral.
  { open: '[THINK]', close: '[/THINK]' },
  // Kimi 1.5.
  { open: '◁think▷', close: '◁/think▷' },
  // Cohere Command A Reasoning.
  { open: '<|START_THINKING|>', close: '<|END_THINKING|>' },
  // OpenThinker, Sky-T1.
  { open: '<|begin_of_thought|>', close: '<|end_of_thought|>' },
  // Apertus.
  { open: '<|inner_prefix|>', close: '<|inner_suffix|>' },
  { open: '<|thinking|>', close: '<|/thinking|>' },
];
