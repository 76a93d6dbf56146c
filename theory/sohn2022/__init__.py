"""GenLabel: Mixup Relabeling using Generative Models (ICML 2022).

Jy-yong Sohn, Liang Shang, Hongxu Chen, Jaekyun Moon, Dimitris Papailiopoulos, Kangwook Lee.

Notation of the paper against ours:

    lambda          `lam`, the weight of the first point of a pair
    e_c             the one-hot label of class c
    p_c(x)          the density of class c
    Sigma, tau      the equicorrelation matrix (1 on the diagonal, tau off it)
    sigma_1, c      class covariances are Sigma / sigma_1^2 and Sigma / (c sigma_1)^2
    h(w), g(w)      softplus log(1 + e^w) and its derivative, the logistic function
"""

from theory.claim import Paper, Row

PAPER = Paper(
    key="sohn2022",
    authors="Jy-yong Sohn, Liang Shang, Hongxu Chen, Jaekyun Moon, Dimitris Papailiopoulos, Kangwook Lee",
    title="GenLabel: Mixup Relabeling using Generative Models",
    venue="ICML 2022",
)

CONTENTS = (
    Row("equation-1", "theory", "GenLabel is the class posterior for balanced data; what it is for unbalanced data"),
    Row("figure-1", "picture", "concept: mixing classes 1 and 3 lands on class 2, GenLabel says class 2"),
    Row(
        "table-1",
        "experiment",
        "clean accuracy, vanilla against Mixup: circle, moon, two-circle, cubes, OpenML 48 61 307 818 927",
    ),
    Row("example-1", "both", "margin(theta_mixup) = 7/16, margin without manifold intrusion = 1/2"),
    Row("figure-2", "picture", "dataset, classifier and intrusion of Example 1"),
    Row("figure-3", "experiment", "38 OpenML sets: Mixup without manifold intrusion against Mixup"),
    Row("example-2", "both", "3-point softmax regression: margins of vanilla, linear labels, logistic labels, SVM"),
    Row("figure-4", "both", "labels, scores and decision boundaries for Example 2"),
    Row(
        "section-3.2-logistic-label",
        "theory",
        "rho = 1/(1 + exp(-2(lambda - 1/2)/sigma^2)), and its relation to Proposition 1",
    ),
    Row("figure-5", "experiment", "160 OpenML sets: logistic against linear labels"),
    Row("algorithm-1", "both", "GenLabel in input space, GM and KDE"),
    Row("algorithm-2", "both", "GenLabel in latent space"),
    Row("figure-6", "experiment", "9-class Gaussian and two-circle: label conflict and decision boundaries"),
    Row("proposition-1", "theory", "GenLabel of two Gaussians is the logistic label; for which sigma is it exact"),
    Row("equation-2", "both", "margin(SVM) = margin(GenLabel) > margin(vanilla) > margin(mixup)"),
    Row("example-3", "both", "phi*(r) for vanilla, Mixup, GenLabel; 0.22, 0.30, 0.25 pi at r = 25"),
    Row("equations-5-8", "theory", "the vanilla loss, the Mixup loss over all pairs and its weights, R(phi)"),
    Row("figure-10", "picture", "the segments L_1, L_2, L_3 of Example 3"),
    Row("figure-7", "both", "the angle curves over r"),
    Row("remark-1", "both", "Mixup does not approach the max-margin direction, GenLabel does"),
    Row("lemma-1", "theory", "second-order Taylor form of the GenLabel loss; A and B; their limits and bounds"),
    Row("lemma-2", "theory", "inverse of the equicorrelation matrix; the conditions on tau (9)-(12)"),
    Row("lemma-3", "theory", "complete-the-square recurrence A_n, B_n (13)-(14)"),
    Row("lemma-4", "theory", "Y_j is N(0, 1/(c_d A_j)) (15)-(17)"),
    Row("lemma-5", "theory", "Y_j, Y_k are independent (18)"),
    Row("lemma-6", "theory", "e_1' Sigma^{-1} Z is N(0, c_d) (19)"),
    Row("lemma-7", "theory", "Z' Sigma^{-1} Z is chi-square(d) (20)"),
    Row("equations-21-27", "theory", "mixed point, densities, the GenLabel as a logistic in lambda"),
    Row("equations-28-36", "theory", "a_ij, the laws F_ij, the change of variables and its limit"),
    Row("lemma-8", "theory", "Taylor form of the Mixup loss (1/3, 1/6)"),
    Row("lemma-9", "theory", "Taylor form of the adversarial loss"),
    Row("theorem-1", "theory", "mixup loss > GenLabel loss >= adversarial loss (Taylor forms, logistic regression)"),
    Row("theorem-2", "theory", "the same for ReLU networks; its definition of the adversarial Taylor loss"),
    Row("figure-8", "theory", "three loss curves over the angle phi"),
    Row("figure-9", "experiment", "109 OpenML sets: GenLabel (CV) minus Mixup, alpha = 1, 2"),
    Row("table-2", "experiment", "GenLabel (GM) against the generative classifier"),
    Row(
        "table-3",
        "experiment",
        "GenLabel against vanilla, AdaMixup, Mixup, Mixup without intrusion, generative classifier",
    ),
    Row("table-4", "experiment", "16 selected OpenML sets, clean accuracy"),
    Row("table-5", "experiment", "ablation on the same 16 sets"),
    Row("table-6", "experiment", "16 OpenML sets, FGSM robust accuracy, logistic regression"),
    Row("section-7.1", "both", "implicit densities: distance to a generator's manifold"),
    Row("algorithm-3", "both", "joint generative and discriminative training; top-2 classes; memory ratio beta"),
    Row("equation-3", "theory", "the mixing step of Algorithm 3"),
    Row("equation-4", "theory", "top-2 label"),
    Row("table-7", "experiment", "images: MNIST, CIFAR-10, CIFAR-100, TinyImageNet, clean and AutoAttack accuracy"),
    Row("table-8", "experiment", "OpenML, 2-hidden-layer network, clean accuracy"),
    Row("table-9", "experiment", "OpenML, 2-hidden-layer network, FGSM robust accuracy"),
    Row("algorithm-4", "both", "GenMix: points with a given likelihood ratio, without manifold intrusion; eq. (37)"),
    Row("section-F.2", "theory", "GenMix + GM by quadratic discriminant analysis, closed form"),
    Row("section-F.3", "both", "GenMix + GAN; the triangle-inequality step; the sign of log(1/lambda - 1)"),
    Row("figures-11-12", "picture", "how middle points are found, in input and hidden space"),
    Row("section-F.4", "experiment", "GenMix in hidden feature space"),
    Row("figures-13-15", "experiment", "V, Ket, Y sets; 2-D Gaussian, circle, moon; L1, L2, Linf middle points"),
    Row("table-15", "experiment", "classification errors: circle 2D, 3D, MNIST 7/9"),
    Row("figure-16", "experiment", "CIFAR-10 hidden-feature mid points"),
    Row("tables-10-14", "theory", "hyper-parameters: each used value agrees with the text and with the other tables"),
)
