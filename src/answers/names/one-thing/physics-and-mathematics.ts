/** Laws, figures, distributions and stars. Left out is what one school means another way: `kernel`, `mean`, `trapezium`. */
export const physicsAndMathematics = `normal distribution = Gaussian distribution
pigeonhole principle = Dirichlet's box principle = Dirichlet's drawer principle
isosceles trapezoid = isosceles trapezium
Bayes' theorem = Bayes' rule
injective = one-to-one
injective function = one-to-one function
surjective = onto
surjective function = onto function
bijective = one-to-one and onto = injective and surjective
bijection = one-to-one correspondence = bijective function
Pythagorean theorem = Pythagoras' theorem
arithmetic progression = arithmetic sequence
geometric progression = geometric sequence
law of cosines = cosine rule = cosine law
law of sines = sine rule
L'Hôpital's rule = L'Hospital's rule
abelian group = commutative group
non-abelian group = noncommutative group = nonabelian group
identity matrix = unit matrix
Cauchy–Schwarz inequality = Cauchy–Bunyakovsky–Schwarz inequality
Möbius strip = Möbius band
divergence theorem = Gauss's divergence theorem = Gauss–Ostrogradsky theorem
greatest common divisor = greatest common factor = highest common factor = GCD = GCF = HCF
least common multiple = lowest common multiple
inclusion-exclusion principle = principle of inclusion-exclusion = principle of inclusion and exclusion
Euler's totient function = Euler's phi function
fundamental theorem of arithmetic = unique factorization theorem
negatively skewed = left-skewed = skewed left
positively skewed = right-skewed = skewed right
Type I error = false positive
Type II error = false negative
heteroscedasticity = heteroskedasticity
homoscedasticity = homoskedasticity
heteroscedastic = heteroskedastic
homoscedastic = homoskedastic
Chebyshev's inequality = Bienaymé–Chebyshev inequality = Tchebycheff's inequality
Simpson's paradox = Yule–Simpson effect
Student's t-distribution = Student's distribution = t-distribution
Mann–Whitney U test = Mann–Whitney test = Wilcoxon rank-sum test
Pearson correlation coefficient = Pearson's r = Pearson product-moment correlation coefficient
Spearman's rank correlation coefficient = Spearman's rho = Spearman rank correlation
coefficient of determination = R-squared
Cauchy distribution = Lorentz distribution = Lorentzian distribution
interquartile range = IQR
Kolmogorov–Smirnov test = K–S test = KS test
heptagon = septagon
nonagon = enneagon
hendecagon = undecagon
decagon = 10-gon
dodecagon = 12-gon
equilateral triangle = regular triangle
right triangle = right-angled triangle
cuboid = rectangular parallelepiped = rectangular prism
cube = regular hexahedron
common logarithm = decimal logarithm = base-10 logarithm
natural logarithm = base-e logarithm
nabla = del operator = nabla operator
Laplacian = Laplace operator
Hermitian matrix = self-adjoint matrix
conjugate transpose = Hermitian transpose
eigenvalue = characteristic value = characteristic root
eigenvector = characteristic vector
singular matrix = noninvertible matrix = non-invertible matrix
invertible matrix = nonsingular matrix = non-singular matrix
skew-symmetric matrix = antisymmetric matrix
Heaviside function = Heaviside step function = unit step function
Dirac delta function = Dirac delta
Eulerian circuit = Euler circuit = Eulerian cycle
Eulerian path = Euler path = Eulerian trail
Hamiltonian cycle = Hamiltonian circuit
Cantor–Bernstein theorem = Schröder–Bernstein theorem = Cantor–Schröder–Bernstein theorem
Zorn's lemma = Kuratowski–Zorn lemma
squeeze theorem = sandwich theorem = pinching theorem
ratio test = d'Alembert's ratio test
root test = Cauchy's root test
alternating series test = Leibniz's test = Leibniz criterion
Vieta's formulas = Viète's formulas
Heron's formula = Hero's formula
de Moivre's theorem = de Moivre's formula
Fermat–Euler theorem = Euler's totient theorem
Bézout's identity = Bézout's lemma
Fibonacci sequence = Fibonacci numbers
Sierpinski triangle = Sierpinski gasket
lemniscate of Bernoulli = Bernoulli lemniscate
Sieve of Eratosthenes = Eratosthenes' sieve
Euclidean algorithm = Euclid's algorithm
Newton's method = Newton–Raphson method
trapezoidal rule = trapezium rule
Gaussian quadrature = Gauss quadrature
Gram–Schmidt process = Gram–Schmidt orthogonalization
random variable = stochastic variable
stochastic process = random process
exclusive or = XOR = exclusive disjunction
De Morgan's laws = De Morgan's rules
torque = moment of force
moment of inertia = rotational inertia
kinetic friction = sliding friction = dynamic friction
Heisenberg uncertainty principle = uncertainty principle
Pauli exclusion principle = exclusion principle
Newton's first law = law of inertia = Newton's first law of motion
Newton's third law = Newton's third law of motion = law of action and reaction
law of universal gravitation = Newton's law of universal gravitation = Newton's law of gravitation
Boyle's law = Boyle–Mariotte law
Snell's law = law of refraction = Snell–Descartes law
Faraday's law of induction = Faraday's law of electromagnetic induction
Kirchhoff's current law = Kirchhoff's junction rule
Kirchhoff's voltage law = Kirchhoff's loop rule
Stefan–Boltzmann law = Stefan's law
voltage = potential difference = electric potential difference
specific heat capacity = specific heat
aurora borealis = northern lights
aurora australis = southern lights
alpha particle = α particle = helium-4 nucleus
positron = antielectron = anti-electron
beta plus decay = positron emission
meteor = shooting star = falling star
Milky Way = Milky Way Galaxy
Polaris = North Star = Pole Star = alpha Ursae Minoris = α Ursae Minoris
Sirius = Dog Star = alpha Canis Majoris = α Canis Majoris
Betelgeuse = alpha Orionis = α Orionis
Vega = alpha Lyrae = α Lyrae
Ursa Major = Great Bear
Ursa Minor = Little Bear = Lesser Bear
Crux = Southern Cross
Andromeda Galaxy = M31 = Messier 31
Crab Nebula = Messier 1
Halley's Comet = Comet Halley
Hertzsprung–Russell diagram = H–R diagram = HR diagram
cosmic microwave background = cosmic microwave background radiation = CMB
Hubble's law = Hubble–Lemaître law
Kuiper belt = Edgeworth–Kuiper belt
Mohorovičić discontinuity = Moho = Moho discontinuity
Gutenberg discontinuity = core-mantle boundary
tsunami = seismic sea wave
foehn = foehn wind = föhn
Prime Meridian = Greenwich meridian`;
