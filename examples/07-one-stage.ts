/** One stage alone, and another over what came out of it: each stage runs over any list of its items. */
import { compose, expand, generate, validate } from 'chimera-sdk';
import { offlineModels } from 'chimera-sdk/offline';

const models = offlineModels();

const topics = await expand({ model: models.expand, topicsPerSubject: 4 })
  .run(['Biology', 'History'])
  .toArray();
for (const { subject, topic } of topics) console.log(`${subject}: ${topic}`);

const wanted = topics.filter(({ subject }) => subject === 'History');
const problems = compose(generate({ model: models.generate }), validate({ models: models.validate }));
for await (const { problem, answer, votes } of problems.run(wanted)) {
  console.log(`\n${problem}\nAnswer: ${answer} (${votes.length} votes)`);
}
