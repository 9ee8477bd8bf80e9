/** Parts of living things and what goes on in them, hormones, and kinds of animals and plants by their one other name. */
export const biology = `red blood cell = erythrocyte = red blood corpuscle = red corpuscle
white blood cell = leukocyte = leucocyte = white blood corpuscle
platelet = thrombocyte = blood platelet
Golgi apparatus = Golgi body = Golgi complex
deoxyribonucleic acid = DNA
ribonucleic acid = RNA
messenger RNA = mRNA = messenger ribonucleic acid
transfer RNA = tRNA = transfer ribonucleic acid
adenosine triphosphate = adenosine 5'-triphosphate = ATP
cyclic adenosine monophosphate = cyclic AMP = cAMP
rough endoplasmic reticulum = rough ER
smooth endoplasmic reticulum = smooth ER
citric acid cycle = Krebs cycle = tricarboxylic acid cycle = TCA cycle
pentose phosphate pathway = phosphogluconate pathway = hexose monophosphate shunt
Embden–Meyerhof pathway = Embden–Meyerhof–Parnas pathway
Calvin cycle = Calvin–Benson cycle = Calvin–Benson–Bassham cycle
urea cycle = ornithine cycle
Cori cycle = lactic acid cycle
ATP synthase = F-ATPase = Complex V
RNA polymerase II = RNA Pol II = Pol II
DNA polymerase I = DNA Pol I
DNA polymerase III = DNA Pol III
sodium-potassium pump = sodium-potassium ATPase
prophase I = prophase of meiosis I
metaphase I = metaphase of meiosis I
anaphase I = anaphase of meiosis I
telophase I = telophase of meiosis I
law of segregation = Mendel's law of segregation = principle of segregation
law of independent assortment = Mendel's law of independent assortment = principle of independent assortment
natural killer cell = NK cell
T cell = T lymphocyte
B cell = B lymphocyte
helper T cell = T helper cell
cytotoxic T cell = killer T cell = cytotoxic T lymphocyte
antibody = immunoglobulin
immunoglobulin G = IgG
immunoglobulin M = IgM
immunoglobulin A = IgA
immunoglobulin E = IgE
vasopressin = antidiuretic hormone = arginine vasopressin
growth hormone = somatotropin
thyroid-stimulating hormone = TSH = thyrotropin
adrenocorticotropic hormone = ACTH = corticotropin = adrenocorticotropin
gonadotropin-releasing hormone = GnRH
human chorionic gonadotropin = hCG
parathyroid hormone = parathormone = PTH
thyroxine = tetraiodothyronine
serotonin = 5-hydroxytryptamine = 5-HT
gamma-aminobutyric acid = GABA
acetylcholine = ACh
coenzyme Q10 = ubiquinone
coenzyme A = CoA
adenohypophysis = anterior pituitary = anterior pituitary gland = anterior lobe of the pituitary
neurohypophysis = posterior pituitary = posterior pituitary gland = posterior lobe of the pituitary
pituitary gland = hypophysis = pituitary
adrenal gland = suprarenal gland
clavicle = collarbone = collar bone
scapula = shoulder blade = shoulderblade
patella = kneecap = knee cap
sternum = breastbone = breast bone
mandible = lower jaw = lower jawbone = jawbone
femur = thighbone = thigh bone
tibia = shinbone = shin bone
coccyx = tailbone = tail bone
calcaneus = heel bone
zygomatic bone = cheekbone = cheek bone
malleus = hammer bone
incus = anvil bone
stapes = stirrup bone
trachea = windpipe
larynx = voice box = voicebox
esophagus = gullet
uterus = womb
umbilicus = navel = belly button
tympanic membrane = eardrum = ear drum
Eustachian tube = auditory tube = pharyngotympanic tube
fallopian tube = uterine tube
fovea centralis = central fovea
bicuspid valve = mitral valve = left atrioventricular valve
tricuspid valve = right atrioventricular valve
sinoatrial node = SA node = sinus node
atrioventricular node = AV node
bundle of His = atrioventricular bundle = AV bundle = His bundle
Achilles tendon = calcaneal tendon
blood-brain barrier = BBB
neurolemmocyte = Schwann cell
Bowman's capsule = glomerular capsule
loop of Henle = nephron loop = Henle's loop
islets of Langerhans = pancreatic islets
crypts of Lieberkühn = intestinal glands
Leydig cell = interstitial cell of the testis
Sertoli cell = sustentacular cell
ovum = egg cell
spermatozoon = sperm cell
Archaea = archaebacteria
Cyanobacteria = blue-green algae
Saccharomyces cerevisiae = S. cerevisiae = baker's yeast = brewer's yeast
Arabidopsis thaliana = thale cress
Homo sapiens = modern human = modern humans
Canis lupus = gray wolf
Ursus maritimus = polar bear
Ailuropoda melanoleuca = giant panda
Panthera leo = lion
Panthera tigris = tiger
Balaenoptera musculus = blue whale
Orcinus orca = killer whale = orca
Pan paniscus = bonobo = pygmy chimpanzee
Apis mellifera = western honey bee = European honey bee
Mus musculus = house mouse
Triticum aestivum = common wheat = bread wheat
Oryza sativa = Asian rice
Solanum tuberosum = potato
Solanum lycopersicum = tomato
reindeer = caribou = Rangifer tarandus
aardvark = Orycteropus afer
flowering plant = angiosperm
ladybug = ladybird = ladybird beetle = lady beetle
firefly = lightning bug
cougar = puma = mountain lion = Puma concolor
groundhog = woodchuck = Marmota monax
maize = Zea mays = Indian corn
peanut = groundnut
Hardy–Weinberg principle = Hardy–Weinberg law`;
