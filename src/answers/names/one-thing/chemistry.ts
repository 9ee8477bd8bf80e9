/** Substances by their usual and systematic names, laws and methods. A mineral is not the compound that it consists of. */
export const chemistry = `phenol = hydroxybenzene = carbolic acid
benzoic acid = benzenecarboxylic acid
diethyl ether = ethoxyethane = ethyl ether
methyl salicylate = oil of wintergreen
iodoform = triiodomethane
polyvinyl chloride = poly(vinyl chloride)
polytetrafluoroethylene = PTFE = Teflon
polyethylene = polythene = polyethene
polypropylene = polypropene
polymethyl methacrylate = poly(methyl methacrylate) = PMMA
urea = carbamide
hydrochloric acid = muriatic acid
sulfuric acid = oil of vitriol
nitric acid = aqua fortis
sodium bicarbonate = sodium hydrogencarbonate = sodium hydrogen carbonate = baking soda = bicarbonate of soda
sodium chloride = table salt = common salt
sodium nitrate = Chile saltpeter = Chile saltpetre
ammonium chloride = sal ammoniac
magnesium sulfate heptahydrate = Epsom salt = Epsom salts
sodium sulfate decahydrate = Glauber's salt
copper(II) sulfate pentahydrate = blue vitriol
iron(II) sulfate heptahydrate = green vitriol
calcium oxide = quicklime = burnt lime
plaster of Paris = calcium sulfate hemihydrate
nitrous oxide = dinitrogen monoxide = laughing gas = dinitrogen oxide
heavy water = deuterium oxide
silver nitrate = lunar caustic
pyrite = iron pyrite = fool's gold = iron pyrites
calomel = mercury(I) chloride = mercurous chloride
mercury(II) chloride = mercuric chloride = corrosive sublimate
fructose = levulose = fruit sugar
sucrose = cane sugar = table sugar
lactose = milk sugar
maltose = malt sugar
monosodium glutamate = MSG
sodium dodecyl sulfate = sodium lauryl sulfate
dimethyl sulfoxide = DMSO
dimethylformamide = N,N-dimethylformamide = DMF
tetrahydrofuran = oxolane
ethylenediaminetetraacetic acid = EDTA
dichlorodiphenyltrichloroethane = DDT
lithium aluminum hydride = lithium tetrahydridoaluminate
sodium borohydride = sodium tetrahydridoborate
meta-chloroperoxybenzoic acid = m-chloroperoxybenzoic acid = mCPBA
deuterium = hydrogen-2
tungsten = wolfram
rare earth element = rare earth metal
gas chromatography-mass spectrometry = GC-MS
high-performance liquid chromatography = high-pressure liquid chromatography
nuclear magnetic resonance = NMR = nuclear magnetic resonance spectroscopy = NMR spectroscopy
Haber process = Haber–Bosch process
Solvay process = ammonia-soda process
Le Chatelier's principle = principle of Le Chatelier
Hess's law = Hess's law of constant heat summation = law of constant heat summation
law of definite proportions = law of constant composition = law of definite composition = Proust's law
law of multiple proportions = Dalton's law of multiple proportions
law of conservation of mass = Lavoisier's law = conservation of mass
Dalton's law of partial pressures = law of partial pressures
Avogadro constant = Avogadro's number
Markovnikov's rule = Markownikoff's rule
Zaitsev's rule = Saytzeff's rule
London dispersion force = London force = dispersion force = London dispersion interaction
valence shell electron pair repulsion theory = VSEPR theory = VSEPR
coordinate bond = coordinate covalent bond = dative bond = dative covalent bond
enthalpy of fusion = heat of fusion = latent heat of fusion
enthalpy of vaporization = heat of vaporization = latent heat of vaporization
enthalpy of formation = heat of formation
enthalpy of combustion = heat of combustion
enthalpy of reaction = heat of reaction
lone pair = nonbonding pair = non-bonding pair
first ionization energy = first ionization potential
racemic mixture = racemate`;
