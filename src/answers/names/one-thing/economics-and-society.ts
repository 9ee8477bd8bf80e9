/** Terms of economics, of the law and of how people live together. */
export const economicsAndSociety = `Pareto optimal = Pareto efficient
Pareto optimality = Pareto efficiency
Pareto optimum = Pareto-efficient allocation = Pareto-optimal allocation
deadweight loss = excess burden
quantitative easing = QE
Gini coefficient = Gini index = Gini ratio
Baumol's cost disease = Baumol effect
second-price sealed-bid auction = Vickrey auction
Keynesianism = Keynesian economics
balance sheet = statement of financial position
income statement = profit and loss statement = profit and loss account
quick ratio = acid-test ratio
price-earnings ratio = price-to-earnings ratio = P/E ratio
high-yield bond = junk bond
law of diminishing returns = law of diminishing marginal returns
Federal Reserve = Federal Reserve System = the Fed
Patient Protection and Affordable Care Act = Affordable Care Act = Obamacare
labor union = trade union
slash-and-burn agriculture = swidden agriculture
nongovernmental organization = NGO
United Nations Children's Fund = UNICEF
International Criminal Police Organization = INTERPOL
General Agreement on Tariffs and Trade = GATT
res judicata = claim preclusion
collateral estoppel = issue preclusion
stare decisis = doctrine of precedent
mens rea = guilty mind
actus reus = guilty act
beyond a reasonable doubt = proof beyond a reasonable doubt
caveat emptor = let the buyer beware = buyer beware
amicus curiae = friend of the court
certiorari = writ of certiorari
habeas corpus = writ of habeas corpus
nolo contendere = no contest
Miranda warning = Miranda rights
jus sanguinis = right of blood
jus soli = right of soil
ultra vires = beyond the powers
pacta sunt servanda = agreements must be kept
second-degree murder = murder in the second degree
first-degree murder = murder in the first degree
fiscal year = financial year
first-past-the-post = first past the post voting = first-past-the-post system`;
