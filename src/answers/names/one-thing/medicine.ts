/** Diseases, what is done about them, drugs and vitamins. Left out is what is wider or narrower: `stroke`, `cold`, `cancer`. */
export const medicine = `myocardial infarction = heart attack
hypertension = high blood pressure
hypotension = low blood pressure
pertussis = whooping cough
varicella = chickenpox
rubeola = measles
rubella = German measles
herpes zoster = shingles
leprosy = Hansen's disease
poliomyelitis = polio = infantile paralysis
amyotrophic lateral sclerosis = ALS = Lou Gehrig's disease
Down syndrome = trisomy 21
Patau syndrome = trisomy 13
Edwards syndrome = trisomy 18
bovine spongiform encephalopathy = mad cow disease
Graves' disease = Basedow's disease = diffuse toxic goiter = toxic diffuse goiter
Hashimoto's thyroiditis = Hashimoto's disease = chronic lymphocytic thyroiditis
celiac disease = coeliac disease = celiac sprue = gluten-sensitive enteropathy
deep vein thrombosis = deep venous thrombosis
infectious mononucleosis = glandular fever
Chagas disease = American trypanosomiasis
schistosomiasis = bilharzia = bilharziasis
African trypanosomiasis = African sleeping sickness
onchocerciasis = river blindness
dracunculiasis = Guinea worm disease
pruritus = itching
high anion gap metabolic acidosis = increased anion gap metabolic acidosis = elevated anion gap metabolic acidosis = raised anion gap metabolic acidosis
epistaxis = nosebleed
dyspnea = shortness of breath = breathlessness
tachycardia = rapid heart rate = fast heart rate
bradycardia = slow heart rate
pyrexia = fever
emesis = vomiting
urticaria = hives
alopecia = hair loss
myopia = nearsightedness = near-sightedness = short-sightedness = shortsightedness
hyperopia = hypermetropia = farsightedness = far-sightedness = long-sightedness
nyctalopia = night blindness
halitosis = bad breath
bruxism = teeth grinding
tinnitus = ringing in the ears
dysphagia = difficulty swallowing
dysuria = painful urination
amenorrhea = absence of menstruation
dysmenorrhea = painful menstruation
nocturnal enuresis = bedwetting
hematuria = blood in the urine
hyperglycemia = high blood sugar = high blood glucose
hypoglycemia = low blood sugar = low blood glucose
hyperkalemia = high serum potassium = high blood potassium
hypokalemia = low serum potassium = low blood potassium
hypernatremia = high serum sodium = high blood sodium
hyponatremia = low serum sodium = low blood sodium
hypercalcemia = high serum calcium = high blood calcium
hypocalcemia = low serum calcium = low blood calcium
thrombocytopenia = low platelet count
leukopenia = leucopenia = low white blood cell count
diabetes mellitus type 1 = type 1 diabetes = type 1 diabetes mellitus
diabetes mellitus type 2 = type 2 diabetes = type 2 diabetes mellitus
acquired immunodeficiency syndrome = acquired immune deficiency syndrome = AIDS
SARS-CoV-2 = severe acute respiratory syndrome coronavirus 2
coronavirus disease 2019 = COVID-19
sudden infant death syndrome = SIDS = crib death = cot death
polycystic ovary syndrome = polycystic ovarian syndrome = PCOS = Stein–Leventhal syndrome
idiopathic thrombocytopenic purpura = immune thrombocytopenic purpura = immune thrombocytopenia
primary hyperaldosteronism = Conn syndrome = primary aldosteronism
primary adrenal insufficiency = Addison's disease
ankylosing spondylitis = Bechterew's disease
giant cell arteritis = temporal arteritis
granulomatosis with polyangiitis = Wegener's granulomatosis
eosinophilic granulomatosis with polyangiitis = Churg–Strauss syndrome
IgA nephropathy = Berger's disease
hereditary hemorrhagic telangiectasia = Osler–Weber–Rendu syndrome = Osler–Weber–Rendu disease
neurofibromatosis type 1 = von Recklinghausen's disease
hepatolenticular degeneration = Wilson's disease
glycogen storage disease type 1 = von Gierke disease
glycogen storage disease type 2 = Pompe disease
glycogen storage disease type 5 = McArdle disease
nephroblastoma = Wilms tumor
renal cell carcinoma = hypernephroma
hepatocellular carcinoma = hepatoma
multiple myeloma = plasma cell myeloma
Hodgkin lymphoma = Hodgkin's disease
osteosarcoma = osteogenic sarcoma
gastroesophageal reflux disease = GERD = GORD = gastro-oesophageal reflux disease
tonic-clonic seizure = grand mal seizure
absence seizure = petit mal seizure
trigeminal neuralgia = tic douloureux
Wolff–Parkinson–White syndrome = WPW syndrome
Takotsubo cardiomyopathy = broken heart syndrome = stress cardiomyopathy
atopic dermatitis = atopic eczema
tinea pedis = athlete's foot
tinea cruris = jock itch
verruca vulgaris = common wart
pediculosis capitis = head lice infestation
conjunctivitis = pinkeye = pink eye
hordeolum = stye
lateral epicondylitis = tennis elbow
medial epicondylitis = golfer's elbow
pes planus = flat feet = flatfoot
talipes equinovarus = clubfoot = club foot
gestational hypertension = pregnancy-induced hypertension
parturition = childbirth
cholelithiasis = gallstones = gallstone disease
nephrolithiasis = kidney stones = renal calculi
appendectomy = appendicectomy
cholecystectomy = gallbladder removal
splenectomy = removal of the spleen
Caesarean section = cesarean section = C-section = cesarean delivery
electrocardiogram = ECG = EKG
electroencephalogram = EEG
computed tomography = computerized tomography = CT scan = CAT scan
lumbar puncture = spinal tap
cardiopulmonary resuscitation = CPR
albuterol = salbutamol
epinephrine = adrenaline = adrenalin
norepinephrine = noradrenaline = noradrenalin
meperidine = pethidine
lidocaine = lignocaine
rifampin = rifampicin
glyburide = glibenclamide
isoproterenol = isoprenaline
furosemide = frusemide
benzylpenicillin = penicillin G
phenoxymethylpenicillin = penicillin V
cyclosporine = ciclosporin = cyclosporin A
zidovudine = azidothymidine = AZT
acyclovir = aciclovir
nitroglycerin = nitroglycerine = glyceryl trinitrate
fluorouracil = 5-fluorouracil = 5-FU
succinylcholine = suxamethonium
phenobarbital = phenobarbitone
thiopental = thiopentone
cephalexin = cefalexin
amoxicillin = amoxycillin
vitamin B6 = pyridoxine
vitamin B7 = biotin = vitamin H
vitamin B9 = folate
vitamin D2 = ergocalciferol
vitamin D3 = cholecalciferol
vitamin K1 = phylloquinone = phytonadione
vitamin K2 = menaquinone
olfactory nerve = cranial nerve I = CN I = first cranial nerve
optic nerve = cranial nerve II = CN II = second cranial nerve
oculomotor nerve = cranial nerve III = CN III = third cranial nerve
trochlear nerve = cranial nerve IV = CN IV = fourth cranial nerve
trigeminal nerve = cranial nerve V = CN V = fifth cranial nerve
abducens nerve = abducent nerve = cranial nerve VI = CN VI = sixth cranial nerve
facial nerve = cranial nerve VII = CN VII = seventh cranial nerve
vestibulocochlear nerve = cranial nerve VIII = CN VIII = eighth cranial nerve
glossopharyngeal nerve = cranial nerve IX = CN IX = ninth cranial nerve
vagus nerve = cranial nerve X = CN X = tenth cranial nerve
accessory nerve = spinal accessory nerve = cranial nerve XI = CN XI = eleventh cranial nerve
hypoglossal nerve = cranial nerve XII = CN XII = twelfth cranial nerve`;
